### Orders from marketplaces, and the search for addresses.

# the import command
cli-help-import = Take the day's orders from marketplaces' exports (Ozon, Wildberries DBS, Yandex Market DBS; JSON, one file or several) and write orders.csv into the day's folder. What is missing is listed; addresses without coordinates are looked up, doubtful ones go to questions.csv.
cli-help-import-sources = Files with the marketplace's answers.
cli-help-import-into = The day's folder; a day.toml is begun where it has none.
cli-help-import-date = The service day, YYYY-MM-DD; needed where there is no day.toml yet and slots are on several days.
cli-help-import-geocode = Whether addresses without coordinates are looked up at the service named in day.toml. With --offline only earlier answers and corrections help.
cli-help-import-replace = Replace orders that are in the day's folder already.
cli-help-import-method = Take this delivery method only (delivery_method.id). May be repeated.
cli-address-failed = The address service "{ $service }" was no help: { $detail ->
        [no-key] it needs a key in the environment variable PLANNER_GEOCODER_KEY
        [unfit-settings] it doesn't work with the settings of [addresses]
        [unreadable-answer] its answer can't be read
       *[other] { $detail }
    }. Nothing was written. Try again later, or do without it: --set addresses.geocoder=none then shows which orders need coordinates.
import-asking = looking up addresses: { $done } of { $all }
import-title = Orders for { $date }: { $count ->
        [one] { $count } taken
       *[other] { $count } taken
    }
import-method = { $count } — { $name } ({ $id })
import-method-unnamed = { $count } — delivery method not named
import-left-out = Left out:
import-reason-not-own-courier = not delivered by your courier
import-reason-courier-not-told = who delivers is not told
import-reason-not-to-the-door = not to the door
import-reason-trial = a trial order
import-reason-other-method = another delivery method
import-reason-cancelled = cancelled
import-reason-under-way = already under way
import-reason-finished = already delivered or disputed
import-reason-status-unknown = status not known
import-reason-other-day = another day
import-gaps = Can't be planned without this; fill it in in orders.csv:
import-questions = { $count ->
        [one] { $count } address is
        [few] { $count } addresses are
       *[many] { $count } addresses are
    } in doubt: choose the right row in questions.csv and keep it as corrections.csv (or write order id, latitude and longitude there).
import-day-begun = day.toml was begun: fill in the store's latitude and longitude.
import-notices = Notices:
import-files = Written:
import-next = Next: python -m planner plan { $folder } --out PLAN_FOLDER
import-no-candidate = nothing found
import-question-no-coordinates = no coordinates, and the address was not looked up yet
import-question-address-no-house = no house number can be seen in the address
import-question-address-not-found = the address was not found
import-question-address-outside = all that was found is outside your region
import-question-address-ambiguous = there are several such houses: { $count }
import-question-address-street = only the street was found
import-question-address-town = only the town was found
import-question-address-other-house = another house was found
import-question-address-unsure = not known whether this is a house
import-precision-house = house
import-precision-other-house = another house
import-precision-street = street
import-precision-town = town
import-precision-unknown = of unknown kind
progress-addresses = looking up addresses

# the page "Orders"
dashboard-page-orders = Orders
dashboard-intake-heading = Upload orders or a whole day
dashboard-intake-help = The marketplace's files (answers of Ozon, Wildberries DBS, Yandex Market DBS as JSON, any number of pages) or a table of orders, or a whole day as a ZIP; with them day.toml, couriers.csv and corrections.csv if needed. What you leave out is taken from the day you loaded. The files stay on this computer.
dashboard-intake-files = Files with orders
dashboard-intake-where = Where to get the marketplaces' files
dashboard-intake-where-ozon = Ozon: the Seller API's answer to POST /v4/posting/fbs/list or /v4/posting/fbs/unfulfilled/list, every page; sizes and the fee are only in the answers to POST /v3/posting/fbs/get of each posting. The cabinet's report won't do: it has no address and no delivery hour.
dashboard-intake-where-wildberries = Wildberries DBS: the answer to GET /api/v3/dbs/orders/new.
dashboard-intake-where-yandex = Yandex Market DBS: the answer to POST /v1/businesses/…/orders or GET /v2/campaigns/…/orders.
dashboard-intake-read = Read the orders
dashboard-intake-taken = { $count ->
        [one] { $count } order taken
        [few] { $count } orders taken
       *[many] { $count } orders taken
    }
dashboard-intake-left-out = Left out: { $count }
dashboard-intake-faults-note = Mend this in the files and read them again. The table of orders can be downloaded below and filled in.
dashboard-intake-plan = Plan the day
dashboard-grid-left-out = Orders that were left out
dashboard-grid-intake = The day's orders, their hours and places
dashboard-column-slot-start = Slot from
dashboard-column-slot-end = Slot until
dashboard-column-place = Place
dashboard-column-status = Status
dashboard-place-known = known
dashboard-place-open = in doubt
dashboard-place-missing = not given
dashboard-address-failed = The address service "{ $service }" was no help: { $detail ->
        [no-key] it needs a key in the environment variable PLANNER_GEOCODER_KEY
        [unfit-settings] it doesn't work with the settings of [addresses]
        [unreadable-answer] its answer can't be read
       *[other] { $detail }
    }. Try again later or type the coordinates.
dashboard-questions = { $count ->
        [0] Addresses
        [one] { $count } address in doubt
        [few] { $count } addresses in doubt
       *[many] { $count } addresses in doubt
    }
dashboard-questions-note = A search sends the service of day.toml (usually OpenStreetMap) streets and houses, without names, telephones or flats. What you choose or type is kept as corrections.csv and wins over what was found.
dashboard-questions-ask = Look the addresses up
dashboard-questions-which = Which is right?
dashboard-questions-typed = none of these; I type the coordinates
dashboard-questions-type = Coordinates: latitude, longitude
dashboard-questions-keep = Keep
dashboard-questions-wrong = Choose an answer, or type latitude and longitude with a comma between, for example 55.7532, 37.6146.
dashboard-questions-km = { $km } km from the store
dashboard-questions-more = { $count ->
        [one] { $count } more address follows
        [few] { $count } more addresses follow
       *[many] { $count } more addresses follow
    } after these.
