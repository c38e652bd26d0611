### Rosters: how many couriers with which shifts.

cli-help-roster = How many couriers, with which shifts, for days like these: a folder of day folders and a TOML file of shift templates → whole numbers of couriers per template, the same on every day, so that pay, driving and unmet orders cost least, with a proved bound. Say --service, --unmet-cost or both.
cli-help-roster-days = A folder of day folders; or one day's folder.
cli-help-roster-templates = Shift templates: [[templates]] with name, start = "10:00", hours, vehicle, rub_per_hour …, or [[generate]] with starts and hours to combine.
cli-help-roster-service = Share of all orders that must be met, for example 0.97.
cli-help-roster-unmet = What an order not met costs, in roubles.
cli-help-roster-simulate = Draw so many days from the given ones instead: orders drawn again at random, doors moved by up to 500 m, times by up to 5 minutes. Labelled as simulated.
cli-help-roster-seed = Seed of every random choice; 1 by default.
cli-help-roster-out = Where to write roster.json and four CSV tables.
cli-help-roster-json = Print roster.json instead of the summary.
cli-help-roster-limit = Seconds for the whole search; 300 by default.

fault-template-limits = allowed is { $limits }
fault-template-none = the file has no templates; write [[templates]] with name, start and hours, or [[generate]] with starts and hours
fault-template-many = these are { $count } templates, at most { $most } are allowed; allow fewer starts or lengths
fault-template-twice = { $first } has this name already; names must differ
fault-template-same = this is the same shift as { $first }; remove one of them
fault-template-most = most is below least ({ $least })
fault-template-store = there are several stores, so say store_id; there are: { $known }
fault-days-none = there are no days in it: a folder with a day.toml of its own is a day
fault-days-many = these are { $count } days, at most { $most } are allowed
fault-roster-no-goal = say which share of the orders must be met (--service 0.97), what an unmet order costs (--unmet-cost 600), or both
fault-service-beyond = proved: couriers of these templates, however many, meet at most { $met } of { $orders } orders; ask for --service { $most } or less, or allow other vehicles or shifts

roster-title = Roster for { $days ->
    [one] { $days } day
   *[other] { $days } days
 }, { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
 }
roster-simulated = The days are simulated (seed { $seed }): invented from a real one.
roster-chosen = { $couriers ->
    [one] { $couriers } courier a day:
   *[other] { $couriers } couriers a day:
 }
roster-template = { $count } × { $name }: from { $start }, { $hours } h, { $vehicle }, { $pay } a shift
roster-met = Orders met: { $met } of { $orders } ({ $share } %)
roster-cost = A day on average: pay { $pay }, driving { $driving }. Over all days with unmet orders: { $total }
roster-optimal = Proved: no roster of these templates is cheaper.
roster-bounded = Proved: no roster of these templates costs less than { $bound } (gap { $gap } %).
roster-no-bound = No lower bound is proved: not all trips could be enumerated.
roster-not-kept = The share asked for is not met: this is the roster found that meets the most. Whether another would keep it was not decided; give more time.
roster-repeatable = Repeatable: the same days, templates and seed give the same roster.
roster-without-target = The days ask for punctuality (solver.on_time_target). The roster's plans keep no reserve for it: check a day of it with simulate, or plan it with its target.
roster-not-repeatable = The clock or a stop ended the search; another run may differ.
roster-days = Day by day (each plan audited):
roster-day = { $name }: { $met } of { $orders } met, driving { $driving }, couriers busy { $busy } % of paid time
roster-curve = Other sizes (best rosters found if an unmet order costs { $price }; pay and driving of all days):
roster-point = { $couriers ->
    [one] { $couriers } courier
   *[other] { $couriers } couriers
 }: { $met } of { $orders } met ({ $share } %), { $cost }
roster-hours = By the hour (a mean day): orders, couriers on shift and busy, worth of one courier more in that hour (an estimate by dual values):
roster-hour = { $hour }  { $orders } orders · { $shift } on shift · { $busy } busy · one more is worth { $worth }

roster-stage-days = enumerating trips, day { $done } of { $of }
roster-stage-relax = solving all days at once with fractions of couriers
roster-stage-search = trying rosters: { $tried } so far
roster-stage-curve = trying other sizes: { $done } of { $of }
roster-so-far = { $couriers ->
    [one] { $couriers } courier
   *[other] { $couriers } couriers
 }, { $value }
roster-at-least = at least { $bound }

dashboard-page-shifts = Shifts
shifts-heading = How many couriers, with which shifts
shifts-intro = For the days you give: whole numbers of couriers per shift template, the same every day, so that pay, driving and unmet orders cost least.
shifts-days = Days
shifts-days-source = Days to plan for
shifts-days-simulated = drawn from the day loaded
shifts-days-own = day folders in a ZIP file
shifts-days-zip = ZIP file with a folder per day
shifts-simulated-note = Each day is invented: orders of the loaded day are drawn again at random, doors moved by up to 500 m, times by up to 5 minutes.
shifts-count = Days to draw
shifts-seed = Seed
shifts-templates = Shift templates
shifts-templates-source = Templates
shifts-templates-made = every start with every length
shifts-templates-own = own file (TOML)
shifts-templates-file = File of templates
shifts-starts = Starts
shifts-lengths = Hours
shifts-vehicles = Vehicles: those of the loaded day’s couriers, at their rates
shifts-goal = Goal
shifts-goal-service = meet a share of orders
shifts-goal-price = price an unmet order
shifts-service = Share to meet, %
shifts-price = An unmet order costs, ₽
shifts-limit = Seconds at most
shifts-run = Choose the roster
shifts-stop = Stop
shifts-demand = Orders by the hour of their slot
shifts-demand-note = Orders of the loaded day; after a run, the mean over its days.
shifts-axis-orders = orders
shifts-axis-couriers = couriers
shifts-axis-hour = hour
shifts-axis-met = orders met, %
shifts-axis-cost = pay and driving a day, ₽
shifts-axis-worth = ₽
shifts-on-shift = on shift
shifts-busy = at work
shifts-work = Couriers on shift and at work
shifts-roster = Roster
shifts-curve = Couriers against orders met and cost
shifts-worth = Worth of one courier more, by the hour
shifts-worth-note = A dual value: an estimate for one courier, not for two; a mean day.
shifts-figure-couriers = Couriers a day
shifts-figure-met = Orders met
shifts-figure-cost = Pay and driving a day
shifts-days-table = Day by day
shifts-column-day = Day
shifts-column-orders = Orders
shifts-column-met = Met
shifts-column-driving = Driving, ₽
shifts-column-busy = Busy hours
shifts-column-paid = Paid hours
shifts-download = Download the roster (JSON)
shifts-failed-stopped = Stopped before there was a roster.
shifts-failed-own = A fault of the program itself ({ $error }).
