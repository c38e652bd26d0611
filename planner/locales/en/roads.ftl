### `planner roads build` and `planner travel`.

cli-help-roads = A city's streets from OpenStreetMap, for provider = "roads".
cli-help-roads-build = Build a roads file from an extract of OpenStreetMap (.osm.pbf or .osm), or from a place's name by OSMnx. Then name it in day.toml, section travel: provider = "roads", roads_file = "FILE".
cli-help-extract = The extract, for example a region from Geofabrik.
cli-help-roads-out = The file to write.
cli-help-place = A place instead of an extract, downloaded by OSMnx (an extra; needs the internet): "Kazan, Russia".
cli-help-travel = Compare sources of travel times on one day: minutes, kilometres, where they differ most, and what that does to the orders met.
cli-help-providers = Sources, separated by commas: estimate, roads, openrouteservice, matrix. By default all that the day can use.
cli-help-travel-json = Print JSON instead of tables.
cli-help-no-plans = Compare only times and distances, without planning.

roads-built = Written: { $file }, { $megabytes } MB.
roads-size = { $km } km of streets: { $streets } streets, { $nodes } junctions.
roads-left-out = Left out, since one can't drive both in and out: { $km } km.
roads-turns = Forbidden turns: { $forbidden }. Turn restrictions that could not be used: { $unread }.
roads-data = Source: { $source }, { $attribution }. Map data of: { $date }.
roads-date-unknown = unknown (the extract does not say)
roads-not-modelled = Speeds are free flow by street class, capped at 0.8 of a lower posted limit; fitted in Moscow. Not modelled: turn costs, lights, restrictions by way of a way, closures, service roads, parking.
roads-use = To use it, in day.toml: [travel] provider = "roads", roads_file = "{ $file }" (a path from the day's folder).

travel-sources = Sources of travel times (free flow, mean over all pairs of places; ratio to the first source: median and the middle nine tenths)
travel-column-source = source
travel-column-pairs = pairs
travel-column-minutes = min
travel-column-kilometres = km
travel-column-ratio = time ratio
travel-column-met = orders met
travel-column-cost = cost of plan
travel-column-driving = km driven
travel-column-from = from
travel-column-to = to
travel-column-min = min, { $provider }
travel-column-km = km, { $provider }
travel-met-proved = { $met } of { $orders }, proved
travel-met-open = { $met } of { $orders }, at most { $bound }
travel-source-failed = { $provider } has no times: { $what }
travel-triangle = { $provider }: for { $shortened } of { $pairs } pairs the way by a third place is quicker than the direct one, by up to { $most } min.
travel-late = The plan by { $provider } meets { $met }; if the times of { $other } are true, { $late ->
    [one] { $late } order of them is late
   *[other] { $late } orders of them are late
 }: { $ids }.
travel-none-late = The plan by { $provider } meets { $met }; all of them are on time also with the times of { $other }.
travel-worst = Where { $other } and { $first } differ most (on average by { $apart } min over { $pairs } pairs):
