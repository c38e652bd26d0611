### Command line: help, progress, summary.

cli-help = Plans Express deliveries by own couriers: routes, a proof, a reason and a price for every order.
cli-help-plan = Plan a day: a FOLDER with orders.csv, couriers.csv and day.toml → plan.json, orders.csv, routes.geojson and route_sheets.xlsx. Exit status: 0 a plan was made; 1 the program's own fault; 2 bad input; 3 a travel service failed; 4 stopped before there was a plan.
cli-help-day = The day's folder.
cli-help-out = Where to write the plan; not the day's folder itself.
cli-help-time-limit = Seconds for the whole plan; as in day.toml (60) by default.
cli-help-set = Change a setting of day.toml this once: section.key=value. May be repeated.
cli-help-language = Language of messages and route sheets.
cli-help-debug = On a fault of the program show where it happened.
cli-help-version = Show the version and exit.

cli-out-is-day = --out: { $folder } is the day's folder itself. Its orders.csv would be overwritten; name another folder.
cli-out-is-other-day = --out: { $folder } holds a day.toml, it is a day's folder. Its orders.csv would be overwritten; name another folder.
cli-out-unwritable = --out: { $folder } can't be written ({ $detail }).
cli-travel-failed = The service “{ $service }” failed: { service-failure }. Nothing was written. With travel.fallback=estimate the plan would rest on the formula's estimate.
cli-no-plan = Stopped before there was an audited plan. Nothing was written.
cli-audit-failed = The plan failed the program's own audit. That is the program's fault, not yours; the plan was neither shown nor written. Findings:
cli-unexpected = A fault of the program itself; nothing was written. With --debug you will see where it happened. { $what }

progress-travel = computing travel times
progress-catalogue = enumerating trips
progress-bound = proving the most that can be met
progress-search = searching for the best plan
progress-proof = proving that nothing is better
progress-reasons = finding reasons
progress-audit = auditing the plan
progress-seconds = { $seconds } s
progress-met = { $met } met
progress-met-of = { $met } met of at most { $bound }
progress-cost = cost { $cost }
progress-cost-of = cost { $cost }, at least { $bound }

summary-title = Plan for { $date }
summary-orders = Orders met
summary-orders-all = { $met } of { $orders }
summary-orders-proved = { $met } of { $orders }; proved: no plan meets more
summary-orders-grid = { $met } of { $orders }; no more with departures on a grid of { $step } s
summary-orders-unknown = { $met } of { $orders }; whether more is possible was not decided
summary-orders-open = { $met } of { $orders }; proved: at most { $bound }
summary-class = of these priority { $priority }
summary-cost = Cost of the plan
summary-cost-least = { $cost }; proved: no plan is cheaper
summary-cost-bound = { $cost }; proved: at least { $bound } (gap { $gap } %)
summary-cost-open = { $cost }; no lower bound was proved
summary-profit = Profit
summary-profit-bound = { $profit }; proved: at most { $bound }
summary-profit-open = { $profit }; no upper bound was proved
summary-driving = Driving
summary-kilometres = { $km }, { doc-trips }
summary-couriers = Couriers driving
summary-couriers-of = { $used } of { $couriers }
summary-full-cost = Average order
summary-full-cost-fee = full cost { $cost } against a fee of { $fee }: leaves { $margin }
summary-split = Trips split over orders
summary-split-shapley = by Shapley value, exactly
summary-split-sampled = by Shapley value; of trips of more than 9 stops an estimate
summary-split-equal = equally: who causes the way was not computed
summary-split-whole = every trip has one order
summary-idle = Paid hours without a trip
summary-idle-hours = { $hours } h, { $cost }
summary-proof = Proof
summary-status-optimal = the plan is the best
summary-status-bounded = the gap between plan and bounds is not closed
summary-status-stopped = the search was stopped; bounds as far as proved
summary-scope-grid = departures on a grid of { $step } s only
summary-cut = not all trips were enumerated: complete up to { $longest } orders a trip
summary-cut-heuristic = not all trips were enumerated: complete up to { $longest } orders a trip, longer ones as a routing heuristic found them
summary-not-repeatable = the clock ended the search, another run may differ
summary-search = { $seconds } s, { doc-trips } in the catalogue
summary-travel = Travel times
summary-travel-used = { $provider }, congestion { $congestion }
summary-travel-fallback = { $provider }, congestion { $congestion }; the service failed, the fallback estimate was used
summary-map-data = Map data
summary-map-data-dated = { $attribution }; as of { $date }
summary-unmet = Not met:
summary-unmet-order = { $order } — { $verdict }. { $reason }
summary-unmet-more = { $more ->
    [one] … and { $more } order more: see orders.csv
   *[other] … and { $more } orders more: see orders.csv
 }
summary-notices = Worth knowing:
summary-files = Written:
