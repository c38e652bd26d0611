## What is wrong in the input files and what to do; the line is preceded by file, row and column.

fault-row = row { $row }
fault-posting = posting no. { $row }
fault-value = "{ $value }"

# the folder and its files
fault-folder-missing = there is no such folder; check the path
fault-file-missing = the file is needed and is not there; put it beside the others
fault-file-twice = there is { $other } as well; keep one of the two
fault-file-unreadable = the file can't be opened; check its permissions and that no other program holds it
fault-file-too-large = the file is too large: { $size } MB of at most { $limit } MB; keep one day in it
fault-file-empty = the file is empty; save it again with its data
fault-file-outside = only a file beside day.toml, without folders, or a ready profile may stand here: { $known }
fault-more-faults = there are still more faults in this file; mend those shown and run again

# text, CSV and workbooks
fault-encoding = the file's encoding is not recognised; save it as "CSV UTF-8"
fault-control-character = a control character stands in the text; delete it or save the file as "CSV UTF-8"
fault-csv-broken = quotes are not closed or stand in a wrong place; mend the cell that begins in this row
fault-delimiter = columns are separated by tabs; save the file with commas or semicolons
fault-workbook-broken = this is not an Excel workbook (.xlsx), or it is damaged; save it again
fault-workbook-bomb = the workbook would unpack to far too much and was not opened; save only the rows you need in a new one
fault-archive-broken = the archive can’t be read: it is damaged, encrypted or no ZIP
fault-archive-bomb = the archive would unpack to too much, or to too many files
fault-archive-unsafe = the archive holds what does not belong there: paths leading out, links, archives inside, or a name twice
fault-formula-empty = the formula has no computed value; open the workbook in Excel and save it, or put the value in its place
fault-cell-error = the cell holds an Excel error; mend the formula or put a value in its place
fault-no-rows = there are headings but not one row; add rows
fault-too-many-rows = there are more than { $limit } rows; keep one day in the file
fault-too-many-columns = there are more than { $limit } columns; delete those you don't need
fault-ragged = the row has { $cells } cells for { $headings } columns; check separators and quotes

# columns
fault-column-missing = a required column is missing; add it (the heading { $also } will do as well)
fault-column-twice = this column means the same as "{ $other }" ({ $name }); keep one
fault-column-unnamed = column { $place } has data but no heading; name it or delete it

# single values
fault-value-missing = a value is required; fill it in
fault-not-a-number = this is not a number; write one, for example 12.5
fault-not-finite = this is not an ordinary number; write one, or leave the cell empty if the column is optional
fault-not-whole = the number must be whole
fault-out-of-range = it must be from { $low } to { $high }
fault-not-above = it must be more than { $low } and at most { $high }
fault-text-too-long = the text is longer than { $limit } characters; shorten it
fault-choice = there is no such choice; take one of: { $choices }
fault-moment = this can't be read as a date and time; write, for example, { $example }
fault-moment-impossible = there was no such time on that day: clocks in { $timezone } were set forward; give it with an offset, for example +02:00
fault-moment-ambiguous = there was such a time twice on that day: clocks in { $timezone } were set back; give it with an offset, for example +02:00
fault-moment-far = too far from the day of delivery { $day }; expected is a date from { $first } to { $last }: check the date here and in day.toml

# orders
fault-id-twice = row { $first } has this id already; ids must differ
fault-id-of-store = a store has this id already; give the order or the store another
fault-store-unknown = day.toml has no such store; it has: { $known }
fault-store-not-named = there are several stores, so say which one; there are: { $known }
fault-slot-ends-early = the slot ends no later than it starts ({ $start }); mend its start or its end
fault-slot-too-long = the slot is longer than a day (it starts { $start }); check the date
fault-placed-after-slot = the order was placed no earlier than its slot ends ({ $end }); check the dates
fault-ready-before-placed = the order is ready before it was placed ({ $placed }); mend one of the two
fault-no-coordinates = there is an address but no coordinates, the search for addresses is switched off (addresses.geocoder in day.toml, or --offline) and this one was not found before; fill in latitude and longitude here or in corrections.csv, or switch the search on (in the browser: page "Orders")
fault-coordinates-swapped = latitude and longitude look swapped (here or at the store); exchange them
fault-coordinates-far = this is more than { $limit } km from the store; check the coordinates here and the store's in day.toml

# couriers
fault-shift-empty = the shift ends no later than it starts ({ $start }); mend its start or its end
fault-shift-too-long = the shift is longer than a day (it starts { $start }); check the date
fault-break-incomplete = the break has a time but no length; fill in break_min or remove the time
fault-break-no-room = the break doesn't fit: between its limits, inside the shift, there are only { $room } min; shorten it or move the limits apart

# day.toml and --set
fault-toml-syntax = the line can't be read as TOML; texts stand in quotes, numbers don't: key = 12, key = "text"
fault-key-unknown = there is no such key; the nearest known one is { $near }
fault-key-missing = a required key is missing; add it
fault-wrong-type = the value is of the wrong type: it must be { $wanted ->
        [number] a number without quotes
        [whole] a whole number without quotes
        [text] a text in quotes
        [bool] true or false
        [date] a date without quotes or time, for example 2026-11-20
        [section] a section of keys: [name]
        [ids] a list: [1020005000113714]
        [region] four numbers in degrees: [south, west, north, east]
       *[stores] a list of [[stores]] sections
    }
fault-timezone = there is no such timezone; the nearest name is { $near }
fault-store-twice = there is such a store already ({ $first }); store ids must differ
fault-hour-format = write the time as "HH:MM", from "00:00" to "24:00"
fault-hours-reversed = the store closes no later than it opens ({ $opens }); if it works past midnight, leave closes out
fault-override-form = write --set section.key=value, for example --set promise.order_limit_min=180
fault-override-stores = stores can't be changed by --set; edit [[stores]] in day.toml
fault-congestion-unknown = there is neither such a congestion profile nor such a file beside day.toml; ready profiles: { $known }
fault-roads-file-missing = there is no such roads file; build one: python -m planner roads build EXTRACT.osm.pbf --out FILE
fault-roads-file-outside = an uploaded day may name a roads file of this server only by its plain name, without folders
fault-service-not-allowed = an uploaded day may ask only the service that this server is set up for

# travel.csv and congestion profiles
fault-place-unknown = the day has no such order or store; mend the id or delete the rows that have it
fault-pair-twice = row { $first } has this pair already; keep one
fault-pair-same-place = a place must be 0 seconds and 0 metres from itself; mend or delete the row
fault-travel-of-moved = order { $order } stands elsewhere, but travel.csv has the times to where it was: upload a new travel.csv, put the order back or choose another source of travel times in the settings
fault-profile-start = a profile must begin at midnight; add a row for hour 0
fault-profile-twice = this time stands above already; keep one
fault-profile-time = an hour from 0 to 23 is needed (column hour) or a time HH:MM (column start)

# marketplaces' exports
fault-json-broken = the file can't be read as JSON; save the marketplace's answer whole and unedited
fault-json-deep = too many nested levels; this is no answer of a marketplace
fault-json-form = this is neither an Ozon posting nor an order of Wildberries DBS or Yandex Market; give the whole answer of a list or of one posting
fault-json-key-twice = this field stands twice in one place, and nothing tells which to believe; save the answer anew
fault-json-long-list = the list has more than { $limit } items; this is no posting
fault-json-number = the file has a number JSON doesn't know, or one too long; save the answer anew
fault-json-type = the value is of the wrong kind: it must be { $wanted ->
        [list] a list in square brackets
        [object] a section in braces
       *[text] a text or a number
    }
fault-cabinet-report = this is the report of the seller's cabinet. No day can be planned from it alone: it has no { $lacks ->
        [slot] delivery hour
       *[places] address, no coordinates and no delivery hour
    }. Take the Seller API's answer: the list /v4/posting/fbs/list (or /v4/posting/fbs/unfulfilled/list), and for sizes and fee also /v3/posting/fbs/get of each posting; the files can be given together. Or add the columns slot_start, slot_end, lat and lon to the table and name it orders.csv
fault-posting-differs = this posting is also in { $other } (no. { $first }), where this field is different; which is newer is not known: keep one
fault-posting-gap = the marketplace didn't tell. Make a table with the import command, fill the value in in its orders.csv and remove this file
fault-postings-none = { $count ->
        [0] there is no posting in the file
       *[other] none of the postings is one of this day's; left out: { $count }. Check the date in day.toml, [postings] and the statuses
    }
fault-postings-day = { $count ->
        [0] no order has a delivery hour, so the day is not known; name it: --date YYYY-MM-DD
       *[other] the delivery hours are on several days ({ $days }); name the day: --date YYYY-MM-DD
    }
fault-orders-there = the day's folder has orders already; to replace them add --replace

# addresses
fault-address-no-house = no house number can be seen in the address, so there is nothing to look for; put the coordinates into corrections.csv
fault-address-not-found = the address was not found; mend it or put the coordinates into corrections.csv
fault-address-outside = { $count ->
        [one] { $count } answer was found, but outside
       *[other] { $count } answers were found, but all outside
    } your region; check the town in the address, [addresses] in day.toml, or put the coordinates into corrections.csv
fault-address-ambiguous = there are several such houses ({ $count }); choose one in questions.csv and put its coordinates into corrections.csv
fault-address-street = only the street was found, not the house; put the coordinates into corrections.csv
fault-address-town = only the town was found, not the house; put the coordinates into corrections.csv
fault-address-other-house = another house was found, of a different number or block; put the coordinates into corrections.csv
fault-address-unsure = the service doesn't say whether this is a house; check the place and put the coordinates into corrections.csv
fault-correction-twice = one place has different coordinates; keep one row
fault-cache-unreadable = the file of addresses found before can't be read; delete it or name another: addresses.cache_file

## What is worth knowing though nothing is wrong.

notice-cp1251 = the file is in Windows-1251; if its letters look wrong, save it as "CSV UTF-8"
notice-sheets-ignored =
    only the first sheet "{ $sheet }" was read, { $count ->
        [one] { $count } more sheet was not
       *[other] { $count } more sheets were not
    }
notice-column-near = the column "{ $heading }" is unknown and kept as it is; is it { $near }?
notice-naive-moments =
    { $count ->
        [one] { $count } moment has no offset and was
       *[other] { $count } moments have no offset and were
    } read as local time of { $timezone }
notice-preorders =
    { $count ->
        [one] { $count } pre-order: its slot starts
       *[other] { $count } pre-orders: their slots start
    } only after the Express limit has run out, so the deadline is the end of the slot ({ $ids })
notice-roads-missing =
    { $count ->
        [one] { $count } pair of places of { $needed } is not given and counts
       *[other] { $count } pairs of places of { $needed } are not given and count
    } as having no road
notice-travel-unused = the file is not used: travel.provider in day.toml is not "matrix"
notice-file-unused = the file is not used: day.toml doesn't name it
notice-pages-missing = the list goes on (has_next), and its last page is not among the files; some orders may be missing
notice-postings-left-out = left out: { $count ->
        [one] { $count } posting
        [few] { $count } postings
       *[many] { $count } postings
    }, { $reason ->
        [not-own-courier] not delivered by your courier
        [courier-not-told] who delivers is not told
        [not-to-the-door] not to the door
        [trial] a trial order
        [other-method] another delivery method
        [cancelled] cancelled
        [under-way] already under way
        [finished] already delivered or disputed
        [status-unknown] status not known
       *[other-day] another day
    }
notice-postings-unsized = sizes are not known of { $count ->
        [one] { $count } order
       *[other] { $count } orders
    }: volume and longest side are not checked there and no extra time for bulky goods is counted; Ozon's /v3/posting/fbs/get has the sizes
notice-postings-without-fee = no fee is told of { $count ->
        [one] { $count } order
       *[other] { $count } orders
    }: the day's own is counted there, { $fee } ₽ (fees.fee_rub); Ozon's /v3/posting/fbs/get has delivery_price, or fill in the column fee_rub
notice-places-corrected = { $count ->
        [one] { $count } place was
        [few] { $count } places were
       *[many] { $count } places were
    } taken from the corrections by hand
notice-places-kept = { $count ->
        [one] { $count } address was
        [few] { $count } addresses were
       *[many] { $count } addresses were
    } found earlier ({ $credit })
notice-places-asked = { $count ->
        [one] { $count } address was
        [few] { $count } addresses were
       *[many] { $count } addresses were
    } found by the service ({ $credit }); it was sent street and house, without name, telephone or flat
