### The page “Can't be met”.

dashboard-page-reasons = Can't be met
dashboard-stage-known = Working out money and time to spare of this plan

reasons-soon = Reasons and what would help will stand here once the day's plan is there.
reasons-empty = There is no plan yet. Plan the day: here you will see which orders can't be met, why, and what would help.
reasons-to-plan = To the day's plan
reasons-plan-again = This plan was made without what reasons need. Plan the day again.
reasons-after-plan = The search for reasons begins when the planning under way has ended.
reasons-failed = No reasons found
reasons-stopped = The search was stopped before it began.
reasons-try-again = Try again
reasons-look-further = Look further
reasons-no-fixes = On a day with a punctuality target (solver.on_time_target) no ways are looked for: their plans are not checked for punctuality.
reasons-hindsight = The plan knew all of the day's orders in advance. While orders still come in, meeting as many is harder.
reasons-fixes-applied = { $count ->
    [one] { $count } change applied
   *[other] { $count } changes applied
 }

reasons-stage-start = Making the day ready for questions
reasons-stage-stopping = Stopping, keeping what is found
reasons-stage-reasons = Reasons: { $number } of { $of }
reasons-stage-fixes = What helps: { $number } of { $of }
reasons-stage-prices = Looking for cheaper plans with the changes found
reasons-stop-help = End the search and show what is found so far.

reasons-column-order = Order
reasons-column-slot = Delivery hour
reasons-column-verdict = Verdict
reasons-column-why = Why
reasons-column-best-fix = Best way
reasons-column-price = Price
reasons-short-late-even-alone = late even by itself
reasons-short-does-not-fit = does not fit the vehicles
reasons-short-no-courier-on-shift = nobody on shift
reasons-short-store-closed = store closed
reasons-short-no-road = no road
reasons-short-couriers-busy = couriers busy
reasons-short-not-worth-it = less profit with it
reasons-short-not-decided = proved neither way

reasons-lane-order = Order
reasons-lane-courier = { $courier }
reasons-lane-promise = Promise
reasons-lane-store = Store
reasons-bar-assembly = placed → packed
reasons-bar-waiting = waits to be loaded
reasons-bar-loading = loading
reasons-bar-driving = driving
reasons-bar-wait = waits for the hour
reasons-bar-handover = at the door
reasons-bar-limit = time limit
reasons-bar-slot = delivery hour
reasons-bar-late = late
reasons-bar-shift = shift
reasons-bar-open = store open
reasons-bar-ready = packed, waits for its hour
reasons-latest = hand over by { $time }
reasons-this-order = this order is not met
reasons-set-note = Red is the order not met; the others have the colour of the courier who takes them today. An order's thick bar is when its handover may begin, the thin one is packed and waiting. Below them: how the couriers drive.
reasons-alt-lone = The time of one trip for this order: packing, loading, driving, the door, and the delivery hour
reasons-alt-map = Map: the orders in each other's way, and the store
reasons-alt-set = The hours of these orders and the trips of the couriers named

reasons-proved = proved
reasons-at-most = at most this
reasons-apply = Apply
reasons-apply-help = The day becomes the day with this change: all pages and files show its plan. One button brings the earlier day back.
reasons-applied = Applied for order { $order }: { $fix }
reasons-applied-note = All pages and files show the day with this change. Your files on disk are untouched.
reasons-gained = Met now: { $ids }.
reasons-lost = No longer met: { $ids }.
reasons-undo = Put it back
reasons-before = Before
reasons-after = After
reasons-difference = Difference
reasons-figure-met = Orders met
reasons-figure-cost = Cost of the trips
reasons-figure-order-cost = Full cost of an order
reasons-figure-pay = Shift pay
