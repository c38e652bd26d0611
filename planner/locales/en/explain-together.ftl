### Orders that are in each other's way; ways to meet an order all the same; causes of the day.

together-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
 }
together-couriers = { $count ->
    [one] { $count } courier
   *[other] { $count } couriers
 }
together-set = { $orders } ({ $ids }) and { $couriers } ({ $names }), { $from } to { $until }: these orders can't all be met. Proved.
together-irreducible = Without any one of them the others can be met: a plan for each case was checked.
together-not-reduced = A smaller group might do as well: it was not reduced further.
together-unproved = Whether other orders are in its way was not proved.
together-instead = In this group { $ids } could have been left out instead.
together-instead-many = In this group any of these could have been left out instead: { $ids }.
together-why-cheapest = It was this one because the plan costs least that way (proved).
together-why-cheaper = It was this one: of the plans found this one costs less.
together-why-profit = It was this one: of the plans found this one earns more.
together-why-priority = Of higher priority: { $ids }; so this one gave way.

fix-ready-earlier = pack the order { $minutes } min earlier, by { $ready }
fix-limit-longer = allow { $limit } min for every order, { $minutes } min more
fix-handover-shorter = hand every order over { $minutes } min faster
fix-shift-longer = keep courier { $courier } { $minutes } min longer, until { $until }
fix-shift-earlier = start courier { $courier } { $minutes } min earlier, at { $from }
fix-slot-moved = move the slot to { $slot } ({ $moves ->
    [0] no move left after that
    [one] { $moves } move left after that
   *[other] { $moves } moves left after that
 })
fix-other-vehicle = give courier { $courier } a “{ $vehicle }” like the one already in use that day (pay as before)
fix-larger-vehicle = give courier { $courier } a vehicle that takes { $limits } (pay as before)
fix-fee-higher = be paid { $fee } or more for it ({ $today } today)
fix-outside-courier = call an outside courier
fix-other-order = meet it instead of { $orders }
fix-other-order-first = put it before the orders of the same priority
fix-put-first = { $fix }, and put order { $order } before those of the same priority
fix-one-more-courier-larger = one more courier with a vehicle that takes { $limits } (larger than “{ $vehicle }”), shift { $from }–{ $until }
fix-one-more-courier = one more courier ({ $vehicle }), shift { $from }–{ $until }
fix-and = { $first }, and { $second }
fix-met = { $met } of { $orders } met
fix-dearer = { $sum } dearer
fix-cheaper = { $sum } cheaper
fix-same-price = at the same price
fix-of-it-pay = the shift for { $pay } included
fix-price-bound = at most: the plan might be cheaper still
fix-price-bound-cheaper = the plan might be cheaper still
fix-smallest = less won't do, proved
fix-smallest-shift = no shorter shift would do unless an order met today is given up, proved
fix-enough = less might do
fix-also-meets = { $ids } too
fix-no-longer-meets = but not { $ids }
fix-line = { $what }: { $result }.
fix-heading = What helps:
fix-none = Under none of the changes tried was there found a plan of the day with this order and as many others.
fix-none-yet = Nothing was found in the time given.
fix-not-all = Not every way was tried: the time was over.

cause-couriers-busy = { $orders }: too few couriers from { $from } to { $until }.
cause-couriers-busy-vehicle = { $orders }: too few “{ $vehicle }” vehicles from { $from } to { $until }.
cause-late-even-alone = { $orders }: too late even for a courier with nothing else to do.
cause-does-not-fit = { $orders }: the load does not fit the vehicles.
cause-no-courier-on-shift = { $orders }: nobody's shift allows it between { $from } and { $until }.
cause-store-closed = { $orders }: the store is closed at the hours needed.
cause-no-road = { $orders }: no road.
cause-not-worth-it = { $orders }: not worth it.
cause-not-decided = { $orders }: not decided whether it can be done.
cause-fix-of = What helps most, for order { $order }: { $fix } ({ $meets } of { $of }).
cause-fix = What helps most: { $fix } ({ $meets } of { $of }).
cause-ids = Orders: { $ids }.

explain-heading-day = What helps the day as a whole (the cheapest per order first)
fix-of-order = { $order }: { $fix }
explain-heading-causes = Causes
explain-heading-orders = Orders not met
explain-heading-near = Met with little to spare
explain-all-met = Every order is met.
explain-met-order = Order { $order } is met.
explain-order = { $order }: { $verdict }
explain-with-target = The day asks for punctuality (solver.on_time_target). Reasons and groups are told for expected travel times, without the reserve the plan keeps; ways to meet orders are not looked for, since their plans would not be checked for punctuality. Look for them on the day without that setting.
explain-time-over = There was not time for everything: groups and ways may be incomplete.
progress-count = { $done } of { $of }
progress-fixes = looking for what helps
progress-prices = cheaper plans with the changes found
cli-help-explain = Explain why orders are not met and what would change it.
cli-help-explain-seconds = Seconds for reasons and fixes, after the plan.
cli-help-explain-orders = Order ids; without them every order not met.
cli-help-no-fixes = Only reasons, no search for fixes.
