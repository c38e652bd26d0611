### Вердикты и причины, по которым заказ не выполняется.

verdict-met = выполняется
verdict-impossible-alone = невозможен сам по себе
verdict-impossible-together = невозможен вместе с остальными
verdict-not-worth-it = невыгоден
verdict-not-decided = не решено

reason-minutes = { $minutes ->
    [0] меньше минуты
   *[other] { $minutes } мин
 }
reason-late-even-alone = Не успеть, даже если курьер занят только этим заказом: { $steps }; начать вручение нужно не позже { $latest }. Не хватает: { $late }.
reason-late-ready = готов в { $ready }
reason-late-loading = погрузка { $loading }
reason-late-driving = выезд в { $departs }, в пути { $driving }, у двери в { $arrives }
reason-late-waiting = ждать начала интервала до { $slot }
reason-does-not-fit = Не помещается ни в одну машину. Ближе всех { $vehicle } курьера { $courier }: { $excess }.
reason-too-heavy = вес { $value } при допустимых { $limit }
reason-too-large = объём { $value } при допустимых { $limit }
reason-too-long = длинная сторона { $value } при допустимых { $limit }
reason-no-couriers = У магазина { $store } в этот день нет курьеров.
reason-shift-ends = Ни у кого нет подходящей смены. Ближе всех { $courier } ({ $from }–{ $until }), но он вернулся бы только в { $returns }.
reason-shift-starts = Ни у кого нет подходящей смены. Ближе всех { $courier } ({ $from }–{ $until }), но начать вручение нужно не позже { $latest }, а ехать { $driving }.
reason-break-in-the-way = Ни у кого нет подходящей смены. Ближе всех { $courier } ({ $from }–{ $until }), но рейс не укладывается ни до его перерыва ({ $length }), ни после.
reason-store-closed = Успеть можно, только пока магазин { $store } закрыт, например с выездом в { $departs }; он работает { $hours }.
reason-store-empty = Успеть можно, только пока магазин { $store } закрыт, например с выездом в { $departs }; он работает { $hours }. Курьера на смене в это время тоже нет.
reason-hours = с { $opens } до { $closes }
reason-opens = с { $opens }
reason-closes = до { $closes }
reason-no-road = Нет дороги от магазина { $store } до покупателя и обратно.
reason-no-way-out = Нет дороги от магазина { $store } до покупателя.
reason-no-way-back = Нет дороги от покупателя обратно к магазину { $store }.
reason-couriers-busy = Курьеры заняты другими заказами. Доказано{ $classes ->
    [one] {""}
   *[other] {" "}(с учётом приоритетов)
 }: больше { $bound ->
    [one] { $bound } заказа
   *[other] { $bound } заказов
 } из { $orders } не выполнит ни один план.
reason-not-worth-it = Выполнить можно, но прибыль дня стала бы меньше по крайней мере на { $less }.
reason-not-worth-more = Выполнить можно, но прибыль дня от этого не вырастет.
reason-not-decided = За { $seconds } с найден план, который выполняет { $met ->
    [one] { $met } заказ
    [few] { $met } заказа
   *[many] { $met } заказов
 }, а доказано лишь, что больше { $bound } нельзя. Возможно, и этот выполним.
reason-not-decided-profit = За { $seconds } с не доказано ни то, что заказ прибавил бы прибыли, ни обратное.
reason-not-decided-yet = План без него найден, но не доказано, что лучше нельзя.
