### Travel times: what is wrong with their sources, what to know, the comparison of sources.

fault-speed-factor-breaks-fifo = courier { $courier }: with congestion "{ $congestion }" the speed factor must be at least { $least }, or leaving later would mean arriving earlier
fault-roads-not-named = provider = "roads" needs the file that "python -m planner roads build" wrote: name it here
fault-roads-missing = there is no such roads file; build one: python -m planner roads build EXTRACT.osm.pbf --out FILE
fault-roads-broken = this is no roads file of this version; build it anew: python -m planner roads build EXTRACT.osm.pbf --out FILE
fault-roads-elsewhere = store { $store } lies { $km } km from the nearest street of this file, more than { $limit } km: is it the file of another city?
fault-service-elsewhere = this store lies outside the map of the travel service
fault-extract-missing = there is no such file; extracts of OpenStreetMap are offered by region, for example by Geofabrik
fault-extract-broken = this is no readable OpenStreetMap extract (.osm.pbf or .osm): { $what }
fault-extract-without-streets = there are no streets in it that a car could drive both in and out of
fault-osmnx-missing = a place's map is downloaded by OSMnx, which is not installed: pip install "{ $package }"; or give an extract file
fault-place-unknown-to-map = the place could not be downloaded: { $what }
fault-roads-source = name either an extract file or a place with --place
fault-provider-unknown = there is no such source of travel times; there are: { $known }

service-failure = { $kind ->
    [no-key] there is no key; put it into the environment as { $detail }, or name an own server in travel.base_url
    [key] it refused the key ({ $detail })
    [quota] the day's quota is used up, or the key is refused ({ $detail })
    [rate] too many requests a minute; it stayed busy for { $detail }
    [down] it was out of order for { $detail }
    [timeout] no answer in { $detail }
    [unreachable] the server refuses connections ({ $detail })
    [connection] the connection failed ({ $detail })
    [no-json] the answer is none of its own ({ $detail }); perhaps a gateway's error page
    [cells] a request was too large ({ $detail }); lower travel.cells_per_request
    [server] an error inside the service ({ $detail })
    [refused] the request was refused ({ $detail })
    [answer] the answer has not the agreed form ({ $detail })
   *[other] { $detail }
 }

notice-estimate-not-calibrated = Store { $store } is { $km } km from the centre of Moscow. The travel estimate was measured on Moscow's roads and is not checked beyond { $limit } km: plan with that city's roads (provider = "roads"), a service (provider = "openrouteservice") or your own times (provider = "matrix").
notice-roads-not-calibrated = Store { $store } is { $km } km from the centre of Moscow. Street speeds by class and congestion were fitted in Moscow and are not checked beyond { $limit } km: compare a few drives, correct with travel.speed_multiplier, and give that city's congestion file.
notice-congestion-not-calibrated = Store { $store } is { $km } km from the centre of Moscow. The congestion profiles are Moscow's and are not checked beyond { $limit } km: give that city's congestion file.
notice-moved-city = The day is moved to another city ({ $city }): roads { $distance } % as long as here, { $delay } % of the delay by congestion. These are assumptions for a what-if, not measurements.
notice-roads-off-map = { $count ->
    [one] { $count } place lies off the roads file's streets and is reached from the nearest one at { $kmh } km/h: { $ids }.
   *[other] { $count } places lie off the roads file's streets and are reached from the nearest one at { $kmh } km/h: { $ids }.
 }
notice-roads-out-of-reach = { $count ->
    [one] { $count } place lies more than { $limit } km off the roads file's streets and has no road: { $ids }.
   *[other] { $count } places lie more than { $limit } km off the roads file's streets and have no road: { $ids }.
 }
notice-service-outside = { $count ->
    [one] { $count } place lies outside the travel service's map and has no road: { $ids }.
   *[other] { $count } places lie outside the travel service's map and have no road: { $ids }.
 }
notice-fallback = The travel service “{ $service }” failed: { service-failure }. The plan rests on the formula's estimate instead (travel.fallback = "estimate").
notice-fallback-outside = The travel service's map does not reach this place (stores outside it: { $stores }). The plan rests on the formula's estimate instead (travel.fallback = "estimate").

travel-source-estimate = Travel times: estimate by a formula; a single drive is off by 2.2 min on average, 9 of 10 whole trips are between 17 % shorter and 19 % longer (measured on Moscow's road graph).
travel-source-roads = Travel times: shortest paths over a roads file; in Moscow its speeds were off from Yandex's no-traffic times by 7.5 % on average (in the sample they were fitted on).
travel-source-openrouteservice = Travel times: openrouteservice, free flow; their error has not been measured.
travel-source-matrix = Travel times: as given in travel.csv; their error is not known here.
travel-source-fallback = Travel times: estimate by a formula, since the service gave none; a single drive is off by 2.2 min on average (measured on Moscow's road graph).

travel-short-estimate = Travel times: estimate, ±2.2 min a drive
travel-short-roads = Travel times: roads file, ±7.5 % in Moscow
travel-short-openrouteservice = Travel times: openrouteservice, error not measured
travel-short-matrix = Travel times: travel.csv, error not known
travel-short-fallback = Travel times: estimate in place of the service, ±2.2 min a drive
travel-short-not-here = { $source }; not checked here
