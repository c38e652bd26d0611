### The logistics lead's page.

dashboard-title = Express delivery: day plan
dashboard-about = Planner of Express deliveries by own couriers: which orders can be met, on which trips, at what cost each. Works without internet; the data stay on this computer.
dashboard-language = Language
dashboard-page-plan = Day plan

dashboard-heading = Plan for { $date }
dashboard-source-sample = An invented day, as a sample
dashboard-source-own = Your files
dashboard-orders-count = { $count ->
    [one] { $count } order
   *[other] { $count } orders
 }
dashboard-couriers-count = { $count ->
    [one] { $count } courier
   *[other] { $count } couriers
 }
dashboard-plan-again = Plan again
dashboard-plan-now = Plan
dashboard-time-limit = Time limit, s
dashboard-time-limit-help = Seconds to search for a plan and to prove that nothing is better. When they are over, the best audited plan stays.
dashboard-download = Download
dashboard-file-route-sheets-xlsx = Route sheets, Excel
dashboard-file-orders-csv = Orders with reasons and prices, CSV
dashboard-file-routes-geojson = Routes for a map, GeoJSON
dashboard-file-plan-json = The plan for programs, JSON

dashboard-plan-soon = The plan appears here as soon as one is found and audited.
dashboard-old-plan = Below is the earlier plan. The new one, for { $date }, { $count ->
    [one] { $count } order
   *[other] { $count } orders
 }, takes its place when it is ready.
dashboard-stage-start = Starting
dashboard-stage-waiting = Waiting for other plannings to end
dashboard-seconds-of = { $seconds } s of { $limit } s
dashboard-stop = Stop
dashboard-stop-help = End the search and show the best audited plan found so far.
dashboard-so-far-met = Found a plan that meets { $met ->
    [one] { $met } order
   *[other] { $met } orders
 }
dashboard-so-far-met-of = Found a plan that meets { $met ->
    [one] { $met } order
   *[other] { $met } orders
 }, proved at most { $bound }
dashboard-so-far-cost = cost { $cost }
dashboard-so-far-cost-of = cost { $cost }, proved at least { $bound }
dashboard-so-far-nothing = No plan yet

dashboard-failure-title = No plan was made
dashboard-failure-input = This day cannot be planned: the faults in its data are listed on the page “Orders”.
dashboard-failure-travel = The travel time service “{ $service }” did not answer: { service-failure }. Try again later, or set provider = "estimate" in the [travel] section of day.toml, which needs no internet.
dashboard-failure-audit = The plan failed the program's own audit and is therefore not shown. This is the program's fault, not your data's: { $where }
dashboard-failure-no-plan = Stopped before the first audited plan was found. Raise the time limit and plan again.
dashboard-failure-deaf = The planning did not answer the stop and was ended. There is no plan: please plan again.
dashboard-failure-process = The planning process ended by itself (code { $code }); usually memory ran out. Lower solver.memory_mb in day.toml and plan again.
dashboard-failure-own = The program's own fault ({ $error }); details are in the window it was started from. The earlier plan is kept.

dashboard-figure-met = Orders met
dashboard-figure-met-help = Orders handed over within their hour and their time limit. “Proved” means that no plan with these couriers meets more.
dashboard-met-of = { $met } of { $orders }
dashboard-proof-all = proved: every one of them
dashboard-proof-most = proved: no plan meets more
dashboard-proof-grid = most for departures every { $step } s
dashboard-proof-open = not proved: at most { $bound }
dashboard-figure-cost = Cost of trips
dashboard-figure-cost-help = What the plan itself causes: kilometres, trips, orders and the hours of couriers paid by the trip. Pay of shifts is not in it.
dashboard-proof-least = proved: none is cheaper
dashboard-proof-gap = not proved: from { $bound } (−{ $gap }%)
dashboard-proof-no-bound = not proved: no lower bound
dashboard-figure-order-cost = Full cost per order
dashboard-figure-order-cost-help = Average of the orders met: cost of trips and pay of the time on trips, divided by orders. Idle time is not in it. The fee is what the marketplace pays for a delivery.
dashboard-fee-and-margin = fee { $fee }, profit { $difference }
dashboard-fee-and-loss = fee { $fee }, loss { $difference }
dashboard-no-orders-met = No order is met.
dashboard-figure-idle = Idle couriers
dashboard-figure-idle-help = Paid shift time without a trip, breaks included.
dashboard-idle-note = { $pay } of pay
dashboard-hours = { $hours } h
dashboard-figure-driving = Driving
dashboard-figure-driving-help = All legs of all trips, the way back to the store included.
dashboard-km = { $km } km
dashboard-driving-note = { $trips ->
    [one] { $trips } trip
   *[other] { $trips } trips
 }, { $used } of { $couriers } couriers

dashboard-knowledge-hindsight = The plan knew all orders in advance
dashboard-knowledge-live = The plan knew only the orders placed by then
dashboard-travel = Travel times: { $provider }, { $congestion }
dashboard-travel-fallback = Travel times: fallback estimate instead of “{ $provider }”, { $congestion }
dashboard-provider-estimate = estimate
dashboard-provider-matrix = table travel.csv
dashboard-provider-roads = roads file
dashboard-provider-openrouteservice = openrouteservice
dashboard-congestion-moscow-weekday = Moscow weekday traffic
dashboard-congestion-moscow-weekend = Moscow weekend traffic
dashboard-congestion-free-flow = free flow
dashboard-congestion-own = traffic from file { $name }
dashboard-repeatable = Repeatable: same data, same plan
dashboard-not-repeatable = May not repeat: the search was cut short
dashboard-priority = Priority { $priority }: { $met } of at most { $bound }
dashboard-cut = Not all trips were enumerated: all of up to { $longest ->
    [one] { $longest } order
   *[other] { $longest } orders
 }; extensions refused: { $refused }, orders touched: { $orders }
dashboard-search = { $seconds } s, { $trips } trips in the catalogue

dashboard-tab-routes = Routes
dashboard-tab-unmet = Not met ({ $count })
dashboard-tab-orders = Orders and money
dashboard-tab-trips = Trips and shifts

dashboard-couriers = Couriers
dashboard-couriers-filter = Show couriers:
dashboard-outside = On demand { $number }
dashboard-outside-courier = on demand
dashboard-trip = trip { $number }
dashboard-order = order { $id }
dashboard-store = Store { $id }
dashboard-store-mark = S
dashboard-slot-is = slot { $slot }
dashboard-limit-ends = the time limit ends earlier: { $time }
dashboard-way-back = { $trip } → store
dashboard-bar-shift = Shift
dashboard-bar-break = Break
dashboard-bar-break-note = the earliest time it fits
dashboard-bar-loading = Loading
dashboard-bar-driving = Driving
dashboard-bar-wait = Waiting for the slot
dashboard-bar-handover = Handover
dashboard-bar-slot = Slot
dashboard-tip-handover = arrives { $arrives }, handover { $start }–{ $end }
dashboard-tip-stop = { $courier }, trip { $trip }, stop { $place }
dashboard-tip-not-early = do not mark delivered before { $time }
dashboard-tip-weight = { $kg } kg
dashboard-tip-leaves = leaves { $time }
dashboard-tip-trip = { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
 }, { $km } km
dashboard-map-alt = Map of trips by courier, the store and the orders not met
dashboard-timeline-alt = Couriers' time: trips, handovers, waits, slots
dashboard-straight-lines = Lines are straight: the plan does not know the streets
dashboard-no-trips = This plan has no trips.
dashboard-legend-store = store
dashboard-legend-stop = handover, number in its trip
dashboard-legend-unmet = not met
dashboard-legend-shift = shift (idle)
dashboard-legend-loading = loading
dashboard-legend-driving = driving
dashboard-legend-wait = waiting
dashboard-legend-handover = handover
dashboard-legend-slot = slot
dashboard-legend-break = break

dashboard-all-met = { $count ->
    [one] The day's only order is met.
   *[other] All { $count } orders of the day are met.
 }
dashboard-unmet-note = “Impossible” stands only where it is proved; “not decided” where it was not proved in time.
dashboard-orders-note = { $losses ->
    [0] All { $orders } orders earn more than they cost.
    [one] { $losses } order of { $orders } costs more than its fee.
   *[other] { $losses } orders of { $orders } cost more than their fee.
 } A trip's cost is split over its orders by what each adds (Shapley value).
dashboard-shifts = Shifts
dashboard-column-order = Order
dashboard-column-slot = Slot
dashboard-column-handover = Handover
dashboard-column-courier = Courier
dashboard-column-fee = Fee, ₽
dashboard-column-cost = Share of trip, ₽
dashboard-column-labour = Share of labour, ₽
dashboard-column-full-cost = Full cost, ₽
dashboard-column-margin = Margin, ₽
dashboard-column-address = Address
dashboard-column-verdict = Verdict
dashboard-column-reason = Why
dashboard-column-trip = Trip
dashboard-column-trips = Trips
dashboard-column-departs = Leaves
dashboard-column-stops = Stops
dashboard-column-returns = Back
dashboard-column-orders = Orders
dashboard-column-km = Driving, km
dashboard-column-trip-fees = Fees, ₽
dashboard-column-paid-time = Paid, h:min
dashboard-column-busy-time = On trips, h:min
dashboard-column-idle-time = Idle, h:min
dashboard-column-idle = Idle, ₽
dashboard-column-file = File
dashboard-column-row = Row
dashboard-column-column = Column or key
dashboard-column-value = Value
dashboard-column-rule = What is wrong
dashboard-grid-orders = Orders: full cost against fee
dashboard-grid-trips = Trips by courier
dashboard-grid-couriers = Couriers' shifts
dashboard-grid-faults = Faults in the files

dashboard-data-now = Loaded: { $date }
dashboard-uploader-button = Choose files
dashboard-uploader-limit = or drop them here; up to { $megabytes } MB each: { $kinds }
dashboard-files-many = Too many files: at most { $most }.
dashboard-use-sample = Back to the sample
dashboard-faults = { $count ->
    [one] { $count } fault in the files
   *[other] { $count } faults in the files
 }
dashboard-faults-note = The day was not loaded and the earlier plan is kept. Correct the files and load them again.
dashboard-notices = Worth knowing: { $count }
dashboard-templates = Template files
dashboard-templates-note = A small day ready to plan: write your own into it. Column names may also be in Russian.
dashboard-template-orders = Orders, orders.csv
dashboard-template-couriers = Couriers, couriers.csv
dashboard-template-day = Day settings, day.toml
dashboard-template-travel = Own travel times, travel.csv
dashboard-columns = What the files hold
dashboard-columns-note = Columns in any order, under either name; others do no harm. A place needs its latitude and longitude.
dashboard-required = required
dashboard-column-name = Column
dashboard-column-alias = Or in Russian
dashboard-column-required = Needed
dashboard-grid-columns-orders = Columns of the orders file
dashboard-grid-columns-couriers = Columns of the couriers file
dashboard-grid-columns-travel = Columns of the travel times file
dashboard-column-trip-cost = Cost, ₽
dashboard-column-trip-labour = Labour, ₽
dashboard-status-optimal = No better plan exists: proved
dashboard-status-bounded = A better plan may exist: the bounds do not meet
dashboard-status-stopped = The search was stopped before its end
dashboard-tip-what = What
dashboard-tip-when = When
dashboard-tip-details = Details
dashboard-stage-catalogue = Enumerating possible trips
dashboard-stage-bound = Proving how many orders can be met at most
dashboard-stage-search = Searching for the best plan
dashboard-stage-proof = Proving that nothing is better
dashboard-stage-reasons = Finding why orders can't be met
dashboard-stage-audit = Auditing the plan
dashboard-stage-stopping = Stopping, keeping the best plan
