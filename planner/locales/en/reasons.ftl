### Verdicts, and reasons why an order is not met.

verdict-met = met
verdict-impossible-alone = impossible by itself
verdict-impossible-together = impossible together with the others
verdict-not-worth-it = not worth it
verdict-not-decided = not decided

reason-minutes = { $minutes ->
    [0] less than a minute
   *[other] { $minutes } min
 }
reason-late-even-alone = Too late even for a courier with nothing else to do: { $steps }; the handover must begin by { $latest }. Short by { $late }.
reason-late-ready = ready at { $ready }
reason-late-loading = loading { $loading }
reason-late-driving = leaving at { $departs }, driving { $driving }, at the door at { $arrives }
reason-late-waiting = waiting for the slot until { $slot }
reason-does-not-fit = Fits no vehicle. The nearest is the { $vehicle } of { $courier }: { $excess }.
reason-too-heavy = weighs { $value }, at most { $limit }
reason-too-large = takes { $value }, at most { $limit }
reason-too-long = longest side { $value }, at most { $limit }
reason-no-couriers = The store { $store } has no couriers on this day.
reason-shift-ends = Nobody's shift allows it. The nearest is { $courier } ({ $from }–{ $until }), who would be back only at { $returns }.
reason-shift-starts = Nobody's shift allows it. The nearest is { $courier } ({ $from }–{ $until }), but the handover must begin by { $latest } and the way takes { $driving }.
reason-break-in-the-way = Nobody's shift allows it. The nearest is { $courier } ({ $from }–{ $until }), but the trip fits neither before nor after the break ({ $length }).
reason-store-closed = Possible only while the store { $store } is closed, for example leaving at { $departs }; it is open { $hours }.
reason-store-empty = Possible only while the store { $store } is closed, for example leaving at { $departs }; it is open { $hours }. Nor is a courier on shift then.
reason-hours = from { $opens } to { $closes }
reason-opens = from { $opens }
reason-closes = until { $closes }
reason-no-road = There is no road from the store { $store } to the buyer and back.
reason-no-way-out = There is no road from the store { $store } to the buyer.
reason-no-way-back = There is no road from the buyer back to the store { $store }.
reason-couriers-busy = The couriers are busy with other orders. Proved{ $classes ->
    [one] {""}
   *[other] {" "}(priorities respected)
 }: no plan meets more than { $bound ->
    [one] { $bound } order
   *[other] { $bound } orders
 } of { $orders }.
reason-not-worth-it = It can be met, but the day's profit would be at least { $less } lower.
reason-not-worth-more = It can be met, but the day's profit would not grow.
reason-not-decided = In { $seconds } s a plan was found that meets { $met ->
    [one] { $met } order
   *[other] { $met } orders
 }, and all that is proved is that { $bound } is the most. This one may be possible too.
reason-not-decided-profit = Within { $seconds } s it was proved neither that the order adds to the profit nor that it does not.
reason-not-decided-yet = A plan without it was found, that no better one exists was not proved.
