### Punctuality: a plan run many times with errors of travel and handover times.

cli-help-simulate = Run a plan many times with errors of travel and handover times: how often each order is on time and where reserve is missing. Without --plan the day is planned first.
cli-help-runs = How many runs.
cli-help-seed = Seed of the random numbers; as in day.toml (solver.seed) by default.
cli-help-simulate-plan = A plan.json of this day, instead of planning it anew.
cli-help-curve = Draw the curve: how many orders at what cost with more and more reserve (four more plans).
cli-help-simulate-out = Where to write punctuality.json, punctuality.csv and the plan with its on_time_share.
cli-help-simulate-json = Print the result as JSON.
fault-profile-no-day = no rows for this day ({ $day }){ $zone ->
    [all] {""}
   *[other] {""} and zone { $zone }
 }; add them, or rows with an empty cell, which hold for all days and zones
fault-plan-syntax = not a plan.json of format 1: a field is missing or of another kind
fault-plan-unknown-id = the day knows no such id: the plan is of another day
fault-plan-differs = by this day's travel times the trip comes out otherwise than in the file: the plan was made from other data; plan the day again

punctuality-title = Punctuality of the plan for { $date } · { $runs ->
    [one] { $runs } run
   *[other] { $runs } runs
 }, seed { $seed }
punctuality-late = Late on average: { $late } of { $orders } (± is the standard error). On time in { $mean } of runs on average, the least reliable order in { $least }.
punctuality-distribution = Late orders a day: { $shares }
punctuality-late-count = { $count }: { $share }
punctuality-late-more = { $count } or more: { $share }
punctuality-earlier = Reserve for the asking: if every trip leaves as much earlier as costs nothing, { $late } are late. A plan with on_time_target does so by itself.
punctuality-overtime = Back after the shift's end: { $couriers ->
    [one] { $couriers } courier
   *[other] { $couriers } couriers
 }; most often { $courier }, in { $share } of runs.
punctuality-orders = Orders late most often
punctuality-orders-columns = Order | Trip | On time | Late on average, min | Early, waits for the slot
punctuality-legs = Where reserve is missing
punctuality-legs-columns = Leg | Trip | Drive, min | Reserve, min | Needed in 9 runs of 10, min | Late | Delay comes from
punctuality-curve = The price of punctuality: every row is a plan of its own
punctuality-curve-columns = Plan | Orders | Cost | Late | On time on average | Worst order
punctuality-point-plan = as it is
punctuality-point-earlier = same trips, leaving earlier
punctuality-point-reserve = reserve of { $reserve } σ on each leg
punctuality-cause-brought = earlier legs
punctuality-cause-added = this leg
punctuality-noise = Spread (of logarithms): { $pair }; the whole day { $day }, one drive { $leg }, a handover { $handover }; the last three are assumptions, set in section [punctuality] of day.toml. Couriers follow their plan: they leave no earlier, wait for slots, and when late begin the next trip right after loading.
punctuality-noise-measured = the estimate's error between two points as measured, larger the nearer they are
punctuality-noise-pair = error between two points { $pair }

summary-on-time = On time in simulation
summary-on-time-target = every order in at least { $least } of runs, target { $target }; late on average { $late }
summary-on-time-simulated = { $mean } of runs on average, the worst order { $least }; late on average { $late }
reason-left-for-punctuality = With it the plan misses its target: every order met on time in at least { $target } of runs. It can be met: the plan without reserve takes it, but it is on time in { $share } of runs, or makes others late.
reason-open-with-target = The plan with reserve (every order met on time in at least { $target } of runs) does not take it. Whether it could be met without reserve was not decided.

cli-help-calibrate = Compare travel times with how couriers really drove: congestion multipliers by hour and zone with their uncertainty, and how far the plan was off.
cli-help-calibrate-days = Folders of the days driven.
cli-help-actual = Log of drives: order_id, departed_at, arrived_at and, where known, from_id (driven from).
cli-help-calibrate-plans = plan.json of these days: they tell where each drive began. May be repeated.
cli-help-calibrate-out = Congestion file (CSV) to name in day.toml afterwards: congestion = "name.csv".
fault-log-order-unknown = none of the days named has this order
fault-log-reversed = the arrival must be later than the departure, by 6 hours at most; check the moments

calibrate-workday = Workdays
calibrate-weekend = Weekend
calibrate-logged = { $kind }: { $days ->
    [one] { $days } day
   *[other] { $days } days
 }, { $legs ->
    [one] { $legs } drive
   *[other] { $legs } drives
 }.
calibrate-off = Drives took { $median } times as long as planned (median; { $p5 } to { $p95 } in nine drives of ten); the plan was { $mean } min off on average.
calibrate-too-little = Too little data: no hour of any zone has ten drives and enough certainty. The multipliers stay as they were, no file was written.
calibrate-fitted = { $fitted } of { $cells } multipliers fitted; the others stay as they were assumed: fewer than ten drives there, or more than ±25 % uncertain.
calibrate-misfit = Drives stray more than the errors of [punctuality] explain: { $misfit } times in variance. The uncertainty is widened by as much.
calibrate-columns = Zone | Hour | Multiplier | 95 % | Drives
calibrate-zone-centre = inside the Third Ring
calibrate-zone-middle = to МКАД
calibrate-zone-outside = beyond МКАД
calibrate-left-out = Rows without departure or arrival: { $rows }. They were left out.
calibrate-from-store = { $legs ->
    [one] { $legs } drive does
   *[other] { $legs } drives do
 } not say where from: taken to begin at the store. If not, add the column from_id or --plan.
calibrate-written = Written: { $file }. Put it beside day.toml and set congestion = "{ $name }". Days of the other kind (workday, weekend), if none were logged, cannot be planned by it.
calibrate-unused = { $unused } drives of the earliest days were not used: one fit takes 2500 at most.

dashboard-page-punctuality = Punctuality
punctuality-page-soon = The plan's punctuality comes with the plan, which is being made.
punctuality-page-empty = There is no plan yet: make one on the page “Plan”.
punctuality-page-to-plan = To the plan
punctuality-page-no-orders = The plan has no orders: nobody can be late.
punctuality-page-orders = Share of runs each order is on time, the worst first
punctuality-page-distribution = Late orders a day
punctuality-page-late-axis = orders late a day
punctuality-page-met-axis = orders in the plan
punctuality-page-no-late = No leg ends late in any run.
punctuality-page-of-orders = of { $orders } in the plan
punctuality-page-runs = over { $runs } runs
punctuality-page-target = target: each at least { $target }
punctuality-page-no-target = no target: solver.on_time_target
punctuality-page-for-free = same orders, same cost
punctuality-page-nothing-free = hardly any reserve for the asking
punctuality-page-curve-note = Each point is a plan of its own with more reserve on the road. Further right more orders are late, higher up more are in the plan; the cost stands beside.
punctuality-page-draw = Draw the curve
punctuality-page-drawing = Making four more plans with different reserves…
punctuality-figure-late = Late a day
punctuality-figure-late-help = Average per run; ± is the standard error. Late: the handover starts after the deadline.
punctuality-figure-mean = On time on average
punctuality-figure-mean-help = Share of runs in which an order is on time, averaged over the plan's orders.
punctuality-figure-least = Least reliable order
punctuality-figure-least-help = Share of runs in which it is on time. A plan with a target takes only orders whose share reaches it.
punctuality-figure-earlier = Late when leaving earlier
punctuality-figure-earlier-help = The same trips, each begun as much earlier as costs nothing.
punctuality-tip-order = Order
punctuality-tip-trip = Trip
punctuality-tip-share-told = On time
punctuality-tip-late-told = Late
punctuality-tip-early-told = Early, waits for the slot
punctuality-tip-count = Orders late
punctuality-tip-plan = Plan
punctuality-tip-met = Orders
punctuality-tip-cost-told = Cost
punctuality-tip-mean-told = On time on average
punctuality-tip-least-told = Worst order
