### What stands on every page: the day, the plan, what changed, what is being worked on.

header-met = { $met ->
    [one] { $met } order met
   *[other] { $met } orders met
 } of { $orders }
header-no-plan = No plan yet
header-order-cost = An order costs { $cost }
header-planned-today = Planned at { $time }
header-planned = Planned on { $date } at { $time }
header-planned-help = The hour is on the day's own clock. The plan knows the orders and settings as they were then.
header-knowledge-hindsight-help = The plan took all orders of the day as known from the morning. Orders that come in later can't be laid out like that in life: the day usually costs more.
header-knowledge-live-help = The plan knew only the orders placed by the hour it was made.

header-changed = Changed since the plan
header-changed-day = another day is loaded
header-orders-added = { $count ->
    [one] a new order
   *[other] { $count } new orders
 } ({ $ids })
header-orders-removed = { $count ->
    [one] an order removed
   *[other] { $count } orders removed
 } ({ $ids })
header-orders-changed = { $count ->
    [one] an order changed
   *[other] { $count } orders changed
 } ({ $ids })
header-couriers-added = { $count ->
    [one] a new courier
   *[other] { $count } new couriers
 } ({ $ids })
header-couriers-removed = { $count ->
    [one] a courier removed
   *[other] { $count } couriers removed
 } ({ $ids })
header-couriers-changed = { $count ->
    [one] a courier changed
   *[other] { $count } couriers changed
 } ({ $ids })
header-changed-settings = the day's settings changed
header-replan = Re-plan
header-replan-help = Trips and hours of all couriers, money and punctuality are made anew; reasons when you open their page. The earlier plan stays on screen until the new one is ready.
header-redoes = The pages show the plan before these changes. Re-planning replaces trips, money, punctuality and reasons.

header-working = Also under way: { $what }
header-working-reasons = reasons (page “Can't be met”)
header-working-punctuality = the price of punctuality (page “Punctuality”)
header-working-shifts = the shifts (page “Shifts”)
header-working-whatif = the grid of variants (page “What if”)
