### Planning by hand: wishes, their price, why they can't be.

verdict-left-out = left out by hand
reason-dropped-by-hand = Left out by hand. Whether it could be met is not said.
reason-against-wishes = The wishes come first. It is proved that no plan that keeps them meets this order and all those this one meets.
reason-against-wishes-profit = The wishes come first. It is proved that no plan that keeps them earns more by meeting this order.

wish-drop = { $order } is left out
wish-must = { $order } must be met
wish-on-courier = { $order } rides with { $who }
wish-not-on-courier = { $order } does not ride with { $who }
wish-together = in one trip: { $orders }
wish-own-trip = a trip of exactly { $orders }
wish-own-trip-courier = driven by { $who }
wish-own-trip-departs = leaving at { $at }
wish-outside = an outside courier

wish-price = Price of the wishes: { $orders }, { $money }.
wish-price-nothing = The wishes cost nothing.
wish-price-better = The wishes cost nothing: the plan with them is even better than the one before, which was not the best.
wish-price-classes = Fewer orders met by priority: { $classes }.
wish-price-class = priority { $priority }: { $fewer }
wish-price-profit = Profit lower by { $less }.
wish-before-after = Before: { $met } met for { $cost }; now: { $met_now } met for { $cost_now }.
wish-price-proved = Proved: both plans are the best there are, without the wishes and with them.
wish-price-half-proved = Proved is that no better plan keeps the wishes; that the plan without them is the best is not.
wish-price-not-proved = Not proved: a better plan with the wishes may exist, but none that meets more than { $bound }.
wish-orders-same = as many orders met
wish-orders-fewer = { $count ->
    [one] { $count } order fewer
   *[other] { $count } orders fewer
 }
wish-orders-more = { $count ->
    [one] { $count } order more
   *[other] { $count } orders more
 }
wish-money-same = no rouble more
wish-money-more = { $money } dearer
wish-money-less = { $money } cheaper, for less is driven

wish-impossible = This can't be, and that is proved: { $wish }.
wish-conflict = These { $count } wishes exclude each other, and that is proved; without any one of them the rest is not refused: { $wishes }.
wish-conflict-wide = These { $count } wishes can't all be kept, and that is proved; which of them suffice was not found in time: { $wishes }.
wish-not-found = No plan that keeps the wishes was found in time. That there is none is not proved: allow more time or take a wish back.
wish-clash = Two wishes contradict each other about { $order }: "{ $first }" and "{ $second }". Take one back.
wish-why-no-trip = No trip of the day would keep it.
wish-why-shift = The trip would keep { $courier } from { $from } to { $until }; the shift is from { $starts } to { $ends }.
wish-why-deadline = With { $courier }, leaving at { $departs }, the handover of { $order } would begin at { $value }; the latest is { $limit }.
wish-why-ready = { $order } can leave the store at { $limit } at the earliest; the trip would leave at { $departs }.
wish-why-store-hours = The trip would leave at { $departs }; the store's hours allow { $limit }.
wish-why-mass = The trip would weigh { NUMBER($value, maximumFractionDigits: 1) } kg; { $courier } can take { NUMBER($limit, maximumFractionDigits: 1) } kg.
wish-why-volume = The trip would fill { NUMBER($value, maximumFractionDigits: 0) } l; { $courier } can take { NUMBER($limit, maximumFractionDigits: 0) } l.
wish-why-side = { $order } is { NUMBER($value, maximumFractionDigits: 0) } cm long; { $courier } can take { NUMBER($limit, maximumFractionDigits: 0) } cm.
wish-why-no-road = There is no road to { $order } in this sequence.
wish-why-no-road-back = There is no road back to the store from { $order }.
wish-why-store = { $order } belongs to another store.

cli-help-wishes = Wishes for the plan, a file wishes.toml: pin a trip, an order on or not on a courier, orders together, must be met, left out. The day is planned without them, then around them; the price is told. Wishes that can't be are bad input.
wish-summary-title = Wishes:
fault-wish-unreadable = the file of wishes can't be read; it must be text in UTF-8
fault-wish-syntax = this is not TOML; check quotes and brackets
fault-wish-none = there are no wishes; begin with [[wish]]
fault-wish-kind = there is no such kind of wish; take one of: { $choices }
fault-wish-text = text in quotes is needed
fault-wish-orders = a list of different order numbers is needed, at least { $fewest }
fault-wish-order-unknown = the day has no such order; the nearest is { $near }
fault-wish-courier-unknown = the day has no such courier; the nearest is { $near }
fault-wish-stores = the orders belong to several stores; a trip has one
fault-wish-outside = an outside courier takes one order, and when he leaves follows from it
fault-wish-outside-form = write outside = true instead of courier, not beside it
fault-wish-moment = a moment is needed, without quotes: 2026-11-20T14:20:00+03:00
fault-wish-on-time = wishes and solver.on_time_target don't go together yet; take one of them away
fault-wish-clash-dropped = contradicts wish { $other }: the order is to be left out and carried
fault-wish-clash-forbidden = contradicts wish { $other }: the order is to ride with this courier and not to
fault-wish-clash-two-couriers = contradicts wish { $other }: the order is to ride with two couriers
fault-wish-clash-two-trips = contradicts wish { $other }: the order is to be in two different trips
fault-wish-clash-not-inside = contradicts wish { $other }: the trip of its own does not hold all that is to ride together

## The section "By hand" of the plan's page.

by-hand-title = By hand
by-hand-what = Say what has to be; the day is re-planned around it, and you see what it costs against the plan without it.
by-hand-plan-first = Plan the day first; then it can be changed by hand.
by-hand-no-target = This day is planned for punctuality (solver.on_time_target); wishes don't work together with it yet.
by-hand-shown = The plan on all pages is made under your wishes. What it says is proved is proved of plans that keep them.
by-hand-back = Without wishes
by-hand-none = No wishes yet.
by-hand-kept = kept by the plan shown
by-hand-not-kept = not kept by the plan shown
by-hand-take-back = Take back
by-hand-take-all-back = Take all back
by-hand-replan = Re-plan around them
by-hand-working = Re-planning around the wishes…
by-hand-file = Save the wishes
by-hand-file-help = A file for the command line: planner plan DAY --wishes wishes.toml
by-hand-take = Take this plan
by-hand-take-help = All pages and files then show this plan; you can go back.
by-hand-longer = Search for a minute
by-hand-kind = What is wished
by-hand-kind-pin = Pin a trip: stops, departure, courier
by-hand-kind-move = Move an order to a trip
by-hand-kind-on = Order on a courier
by-hand-kind-not-on = Order not on a courier
by-hand-kind-must = Order must be met
by-hand-kind-drop = Leave an order out
by-hand-trip = Trip
by-hand-order = Order
by-hand-courier = Courier
by-hand-position = Place in the trip
by-hand-anywhere = anywhere; others may join
by-hand-stop-number = stop { $number }; the trip just so
by-hand-trip-line = { $at }, { $who }: { $orders }
by-hand-add = Add the wish
by-hand-column-name = Figure
by-hand-column-before = Without wishes
by-hand-column-after = With wishes
by-hand-column-difference = Difference
by-hand-no-reasons = This plan is made under wishes by hand; why an order is not met is told on the page of the plan. Reasons and fixes are worked out for the plan without wishes.
figure-wishes = Wishes
figure-wishes-proof = kept; what is proved is proved of plans that keep them
