### The page “What if”.

dashboard-page-whatif = What if
whatif-page-heading = What if: { $date }
whatif-page-note = Move a slider: the day is solved again with that change, and its figures stand beside those of the day as it is.
whatif-page-reset = As it is
whatif-page-save = Keep for comparison
whatif-page-solving = Solving this day with the changes …
whatif-page-base-soon = Comparison begins as soon as the day as it is has a plan.
whatif-page-answer = With the changes
whatif-page-unchanged = Nothing is changed: these are the figures of the day as it is.
whatif-page-same-plan = The plan stays the same; only the money changes.
whatif-page-proved = proved: no plan meets more
whatif-page-open = proved: at most { $bound }
whatif-page-gap = least cost, up to { $gap } %
whatif-page-no-gap = no lower bound of the cost
whatif-page-as-is = as it is: { $value }
whatif-page-orders-changed = What changes for the orders
whatif-page-failed = This can't be solved
whatif-page-files-gone = The day's files are not at hand; read them again on the page “Day data”.

whatif-slider-fee = Fee per order, ₽
whatif-slider-fee-help = For orders that bring no fee of their own in the orders file.
whatif-slider-limit = Limit from order to handover, min
whatif-slider-assembly = Assembly, min
whatif-slider-assembly-help = From the order to its being ready, for orders without ready_at.
whatif-slider-slot = Width of a slot, min
whatif-slider-slot-help = Every slot keeps its start.
whatif-slider-couriers = Couriers more or less
whatif-slider-couriers-help = The largest group is changed: { $ids }.
whatif-slider-traffic = Driving takes times as long
whatif-toggle-documents = No documents to sign
whatif-toggle-photo = No photo
whatif-toggle-outside = Outside couriers
whatif-toggle-outside-price = Outside courier: call-out, ₽
whatif-toggle-profit = Serve only what pays
whatif-toggle-profit-help = Most profit instead of most orders.

whatif-key-fees-fee-rub = Fee, ₽
whatif-key-promise-order-limit-min = Limit, min
whatif-key-promise-assembly-min = Assembly, min
whatif-key-slot-width-min = Slot, min
whatif-key-couriers = Couriers ±
whatif-key-traffic = Traffic, times
whatif-key-handover-documents-min = Documents, min
whatif-key-handover-photo-min = Photo, min
whatif-key-on-demand-enabled = Outside couriers
whatif-key-on-demand-base-rub = Call-out, ₽
whatif-key-solver-objective = Objective
whatif-value-true = yes
whatif-value-false = no
whatif-value-serve = most orders
whatif-value-profit = profit
whatif-named = { $name }: { $value }

whatif-saved = Side by side
whatif-saved-note = Kept on this page until the browser tab is closed.
whatif-saved-clear = Remove all kept
whatif-saved-name = Scenario
whatif-saved-now = now: { $name }
whatif-saved-table = Scenarios side by side, a row each
whatif-download = Download as CSV

whatif-grid = Grid
whatif-grid-note = Two things varied at once: from:to:step or x,y,z. Every cell is solved by itself.
whatif-grid-across = Across
whatif-grid-down = Down
whatif-grid-values = Values
whatif-grid-nothing = nothing
whatif-grid-figure = Shown
whatif-grid-solve = Solve the grid
whatif-grid-stop = Stop
whatif-grid-same = Choose two different things.
whatif-grid-many = { $scenarios } scenarios are too many for a page: at most { $most }. More: python -m planner whatif.
whatif-grid-waiting = Waiting for another grid to end
whatif-grid-partial = Stopped early: { $missing ->
    [one] { $missing } cell was not solved.
   *[other] { $missing } cells were not solved.
 }
whatif-grid-alt = Heat map: { $figure } by { $across }
whatif-figure-met = Orders met
whatif-figure-cost-rub = Cost, ₽
whatif-figure-cost-per-order-rub = Full cost per order, ₽
whatif-figure-profit-rub = Profit, ₽
whatif-figure-busy-h = Hours on trips
whatif-figure-km = Kilometres
