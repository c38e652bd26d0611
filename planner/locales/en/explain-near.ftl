### Met orders with the least time to spare.

near-none = No orders are met.
near-heading = The least time to spare:
near-spare = { $order } ({ $who }): { $minutes ->
    [0] { $seconds ->
        [0] no time to spare
       *[other] less than a minute to spare
     }
   *[other] { $minutes } min to spare
 }.
near-whose-trip = { $courier }, trip { $trip }
near-outside = an outside courier
near-ends-deadline = Any later, and this buyer gets the order late.
near-ends-later-deadline = Any later, and order { $order } further on is late.
near-ends-shift = Any later, and the courier is not back before the shift ends.
near-ends-next-trip = Any later, and there is no time to load the next trip.
near-ends-break = Any later, and there is no time left for the break.
near-leaves-by = The trip must leave by { $leaves }.
near-one-more-joins = One more could go with { $courier } on trip { $trip }: { $way } more, at most { $cost }.
near-one-more-joins-free = One more could go with { $courier } on trip { $trip } at no extra way or cost.
near-one-more-new = One more could go with { $courier } on a trip of its own leaving at { $departs }: { $way } more, at most { $cost }.
near-one-more-new-free = One more could go with { $courier } on a trip of its own leaving at { $departs } at no extra way or cost.
near-one-more-none = One more does not fit into these routes.
near-parcel = "One more" is an order to the same house in the same hour, a usual one of this day: { $mass }, { $volume }, up to { $side } long, handover { $handover } min. It was put into the routes as they are; what moving the others would give was not worked out.
