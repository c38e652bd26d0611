### Why an order is impossible by itself: the traffic, and what would help.

explain-traffic-to-blame = The traffic is in the way: on empty roads the order would be possible.
explain-late-on-empty-roads = Even on empty roads the courier would be { $late } min late.
explain-not-the-traffic = It is not the traffic: on empty roads the order is impossible too.
explain-one-suffices = { $count ->
    [one] One change would be enough:
   *[other] Any one of these changes would be enough:
 }
explain-none-suffices = There is no change that would be enough by itself.
explain-would-not-help = By themselves these would not help, however much they are changed: { $inputs }.

explain-ready-earlier = pack the order { $k } min earlier, by { $ready }
explain-loading-shorter = load { $k } min faster
explain-drive-shorter = drive { $k } min faster each way
explain-slot-later = move the slot { $k } min later: { $slot }
explain-slot-later-ahead = move the slot { $k } min later: { $slot }; it then starts when the time limit would be over already, and only the slot counts
explain-slot-earlier = move the slot { $k } min earlier: { $slot }
explain-slot-end-later = make the slot { $k } min longer, until { $end }
explain-limit-longer = make the time limit { $k } min longer, { $limit } min
explain-handover-shorter = hand over { $k } min faster
explain-more-mass = the vehicle of { $courier } carries { $more } more: { $limit }
explain-more-volume = the vehicle of { $courier } holds { $more } more: { $limit }
explain-longer-side = the vehicle of { $courier } takes { $more } longer: { $limit }
explain-shift-start-earlier = the shift of { $courier } starts { $k } min earlier: at { $start }
explain-shift-end-later = the shift of { $courier } ends { $k } min later: at { $end }
explain-break-shorter = the break of { $courier } is { $k } min shorter
explain-opens-earlier = the store opens { $k } min earlier: at { $opens }
explain-closes-later = the store closes { $k } min later: at { $closes }

explain-input-assembly = packing
explain-input-loading = loading
explain-input-drive = the drive
explain-input-slot = the slot
explain-input-limit = the time limit
explain-input-handover = the handover
explain-input-mass = how much vehicles carry
explain-input-volume = how much vehicles hold
explain-input-side = how long vehicles are
explain-input-shift = shifts
explain-input-break = breaks
explain-input-store-hours = the store's hours
