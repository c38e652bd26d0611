### What if: scenarios of a day side by side.

cli-help-whatif = What if: solve the day in FOLDER with other fees, couriers, limits … and compare. Each --vary is a key with values; several span a grid. Scenario 0 is the day as it is. With --out the tables are written there and finished scenarios are kept: the same command goes on after an interruption.
cli-help-vary = What to vary: key=from:to:step or key=x,y,z. Keys of day.toml (fees.fee_rub, promise.order_limit_min, handover.documents_min, on_demand.enabled, solver.objective …) and couriers, couriers.ID, vehicles.NAME (so many more or less), shift_start_min, shift_end_min (also with .ID: minutes later), slot_width_min, traffic (driving times so many). May be repeated.
cli-help-whatif-out = Where to write whatif.csv and whatif.parquet and to keep finished scenarios.
cli-help-workers = Worker processes; as many as there are cores by default.
cli-help-cluster = Address of a Dask scheduler, tcp://host:port; its workers must have this version installed.
cli-help-compare = Two scenario numbers, A,B: what changes order by order from A to B.
cli-help-json = Print the table as JSON.
cli-help-simulate-all = Drive each plan 2000 times with chance delays and show its share of orders on time.
cli-help-yes-many = Really run more than 500 scenarios.
cli-help-scenario-limit = Seconds per scenario; as in day.toml (60) by default.

cli-whatif-workers-cluster = --workers and --cluster exclude each other: a cluster has its own workers.
cli-whatif-all-failed = Not one scenario could be solved.
cli-whatif-resume = { $missing ->
    [one] { $missing } scenario has not run.
   *[other] { $missing } scenarios have not run.
 } The same command with the same --out goes on from here.
cli-whatif-broken-off = { $missing ->
    [one] { $missing } scenario has not run.
   *[other] { $missing } scenarios have not run.
 } With --out the finished ones would have been kept.

fault-vary-form = write --vary key=from:to:step or --vary key=x,y,z, for example --vary couriers=-1:+2
fault-vary-range = a range is numbers: from:to or from:to:step
fault-vary-empty = the range is empty; give at least one value, and a step that leads from the first to the last
fault-vary-twice = the key is varied twice; put all its values into one --vary
fault-vary-key-unknown = nothing of that name can be varied; the nearest is { $near }
fault-vary-many = these are { $scenarios } scenarios, at most { $hours } h of solving on the workers given; beyond { $most } say --yes-many
fault-vary-no-couriers = the day has no couriers to change
fault-vary-couriers-few = only { $count } can be taken away
fault-vary-courier-unknown = the day has no such courier; the nearest is { $near }
fault-vary-vehicle-unknown = nobody drives such a vehicle; there are: { $known }
fault-vary-vehicle-only = all couriers drive it, there is no other vehicle to exchange with
fault-vary-shift-empty = the shift of { $courier } would end no later than it starts
fault-vary-break-no-room = the break of { $courier } would not fit into the shift
fault-vary-compare = two numbers of scenarios are needed, for example 0,3; there are 0 to { $last }
fault-cluster-unreachable = no Dask scheduler answers there; check the address and that it runs
fault-cluster-not-installed = the library for clusters is not installed: pip install -r requirements-cluster.txt

whatif-title = What if: { $date }, { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
 }
whatif-progress = { $seconds } s · { $done } of { $total } plans
whatif-progress-kept = of these finished before: { $kept }
whatif-progress-failed = failed: { $failed }
whatif-column-scenario = No.
whatif-column-met = Met
whatif-column-cost = Cost, ₽
whatif-column-cost-per-order = Order, ₽
whatif-column-profit = Profit, ₽
whatif-column-hours = Hours
whatif-column-km = km
whatif-column-on-time = On time
whatif-column-status = Proof
whatif-as-is = as it is
whatif-met-open = { $met } (≤ { $bound })
whatif-cost-gap = { $cost } (−{ $gap } %)
whatif-status-optimal = the best
whatif-status-bounded = bounded
whatif-status-stopped = stopped
whatif-status-clock = { $status }, out of time
whatif-status-failed = failed
whatif-status-not-run = not run
whatif-explained = Met: where a bound stands in brackets, more than the figure was not ruled out. Cost: in brackets by how much less it might be at most. Order: full cost of one order met, kilometres and hours. Profit: fees less cost, without the pay of shifts. Hours: on trips.

whatif-note-largest-group = The largest group of couriers is changed, { $count ->
    [one] { $count } courier
   *[other] { $count } couriers
 } ({ $ids }), { $vehicle }, { $from }–{ $until }
whatif-note-no-effect = { $setting }: changes nothing on this day
whatif-note-own-values = { $setting }: { $count } of { $orders } orders bring their own { $column } in the orders file, the change does not touch them

whatif-failed = Failed:
whatif-failed-line = { $scenario }: { $why }
whatif-failed-travel = the travel service failed ({ $detail })
whatif-failed-audit = the plan failed the program's own audit ({ $detail })
whatif-failed-no-plan = stopped before there was a plan
whatif-failed-own = the program's own fault ({ $detail })
whatif-failed-worker = its worker process died twice, usually for want of memory
whatif-failed-version = the worker runs another version of this program

whatif-changes = From scenario { $before } to scenario { $after }:
whatif-changes-none = From scenario { $before } to scenario { $after } nothing changes for any order.
whatif-changes-unknown = Scenarios { $before } and { $after } can't be compared: one of them has no plan.
whatif-change-gained = { $order }: now met, { $courier } at { $at }
whatif-change-lost = { $order }: no longer met (before: { $was } at { $before })
whatif-change-moved = { $order }: { $courier } at { $at } (before: { $was } at { $before })
whatif-change-verdict = { $order }: not met in both; { $verdict } (before: { $was })
whatif-outside = outside courier
whatif-of-scenarios = { $count ->
    [one] Scenario { $numbers }: { $what }
   *[other] Scenarios { $numbers }: { $what }
 }
