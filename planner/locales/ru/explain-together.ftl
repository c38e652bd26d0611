### Группы заказов, которые мешают друг другу; способы всё же выполнить заказ; причины дня.

together-orders = { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
   *[many] { $count } заказов
 }
together-couriers = { $count ->
    [one] { $count } курьер
    [few] { $count } курьера
   *[many] { $count } курьеров
 }
together-set = { $orders } ({ $ids }) и { $couriers } ({ $names }), с { $from } до { $until }: все эти заказы вместе не выполнить. Доказано.
together-irreducible = Без любого одного из них остальные выполнимы: план для каждого случая проверен.
together-not-reduced = Возможно, хватило бы и меньшей группы: дальше она не сокращена.
together-unproved = Мешают ли ему другие заказы, не доказано.
together-instead = В этой группе вместо него можно было бы не выполнить { $ids }.
together-instead-many = В этой группе вместо него можно было бы не выполнить любой из: { $ids }.
together-why-cheapest = Не выполнен этот: такой план дешевле всех (доказано).
together-why-cheaper = Не выполнен этот: из найденных планов такой дешевле.
together-why-profit = Не выполнен этот: из найденных планов такой выгоднее.
together-why-priority = Приоритет выше у: { $ids }, поэтому уступил этот.

fix-ready-earlier = собрать заказ на { $minutes } мин раньше, к { $ready }
fix-limit-longer = дать на каждый заказ { $limit } мин, на { $minutes } мин больше
fix-handover-shorter = вручать каждый заказ на { $minutes } мин быстрее
fix-shift-longer = продлить смену курьера { $courier } на { $minutes } мин, до { $until }
fix-shift-earlier = начать смену курьера { $courier } на { $minutes } мин раньше, в { $from }
fix-slot-moved = перенести интервал на { $slot } (потом { $moves ->
    [0] больше не переносить
    [one] останется { $moves } перенос
    [few] останется { $moves } переноса
   *[many] останется { $moves } переносов
 })
fix-other-vehicle = дать курьеру { $courier } машину «{ $vehicle }», какая в этот день уже есть (ставки прежние)
fix-larger-vehicle = дать курьеру { $courier } машину, которая берёт { $limits } (ставки прежние)
fix-fee-higher = получать за него { $fee } или больше (сейчас { $today })
fix-outside-courier = вызвать курьера со стороны
fix-other-order = выполнить его вместо { $orders }
fix-other-order-first = поставить его впереди заказов того же приоритета
fix-put-first = { $fix }, а заказ { $order } поставить впереди заказов того же приоритета
fix-one-more-courier-larger = ещё один курьер с машиной, которая берёт { $limits } (больше, чем «{ $vehicle }»), смена { $from }–{ $until }
fix-one-more-courier = ещё один курьер ({ $vehicle }), смена { $from }–{ $until }
fix-and = { $first }, а ещё { $second }
fix-met = выполнено { $met } из { $orders }
fix-dearer = дороже на { $sum }
fix-cheaper = дешевле на { $sum }
fix-same-price = цена та же
fix-of-it-pay = вместе со сменой за { $pay }
fix-price-bound = не больше: план мог бы быть и дешевле
fix-price-bound-cheaper = план мог бы быть и ещё дешевле
fix-smallest = меньше нельзя, доказано
fix-smallest-shift = короче нельзя, если не отказываться от выполненных сегодня заказов, доказано
fix-enough = может хватить и меньшего
fix-also-meets = заодно { $ids }
fix-no-longer-meets = но не { $ids }
fix-line = { $what }: { $result }.
fix-heading = Что поможет:
fix-none = Ни при одном из проверенных изменений не нашлось плана дня, где выполнены и этот заказ, и столько же других.
fix-none-yet = За отведённое время ничего не найдено.
fix-not-all = Проверены не все способы: кончилось время.

cause-couriers-busy = { $orders }: не хватает курьеров с { $from } до { $until }.
cause-couriers-busy-vehicle = { $orders }: не хватает машин «{ $vehicle }» с { $from } до { $until }.
cause-late-even-alone = { $orders }: не успеть даже отдельным курьером.
cause-does-not-fit = { $orders }: груз не помещается в машины.
cause-no-courier-on-shift = { $orders }: ни одна смена не подходит, нужно время с { $from } до { $until }.
cause-store-closed = { $orders }: магазин в нужные часы закрыт.
cause-no-road = { $orders }: нет дороги.
cause-not-worth-it = { $orders }: невыгодно.
cause-not-decided = { $orders }: не решено, возможно ли.
cause-fix-of = Больше всего поможет для заказа { $order }: { $fix } ({ $meets } из { $of }).
cause-fix = Больше всего поможет: { $fix } ({ $meets } из { $of }).
cause-ids = Заказы: { $ids }.

explain-heading-day = Что поможет дню в целом (дешевле за заказ — выше)
fix-of-order = { $order }: { $fix }
explain-heading-causes = Причины
explain-heading-orders = Невыполненные заказы
explain-heading-near = Выполнены, но с малым запасом
explain-all-met = Все заказы выполнены.
explain-met-order = Заказ { $order } выполнен.
explain-order = { $order }: { $verdict }
explain-with-target = День требует точности прибытия (solver.on_time_target). Причины и группы названы по ожидаемому времени в пути, без запаса, который держит план; способы выполнить заказы не ищутся: их планы не проверены на точность. Ищите их для того же дня без этой настройки.
explain-time-over = Времени не хватило на всё: сокращённые группы и способы могут быть неполными.
progress-count = { $done } из { $of }
progress-fixes = ищу, что поможет
progress-prices = планы дешевле с найденными изменениями
cli-help-explain = Объяснить, почему заказы не выполнены и что это изменит.
cli-help-explain-seconds = Секунды на причины и способы, после плана.
cli-help-explain-orders = Номера заказов; без них все невыполненные.
cli-help-no-fixes = Только причины, без поиска способов.
