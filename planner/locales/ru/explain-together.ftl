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
together-set-any-couriers = { $orders } ({ $ids }), с { $from } до { $until }: вместе не выполнить, сколько бы курьеров ни было. Доказано.
together-alone = Одного этого заказа уже не выполнить: другие ему не мешают. Доказано.
together-irreducible = Без любого одного из них остальные выполнимы: план для каждого случая проверен.
together-not-reduced = Возможно, хватило бы и меньшей группы: дальше она не сокращена.
together-unproved = Какие заказы мешают, за отведённое время не доказано.
together-instead = Вместо него мог бы остаться { $ids }.
together-instead-many = Вместо него мог бы остаться любой из: { $ids }.
together-why-cheapest = Остался этот, потому что так план дешевле всего (доказано).
together-why-cheaper = Остался этот: из найденных планов такой дешевле.
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
fix-other-vehicle = дать курьеру { $courier } машину «{ $vehicle }», какая в этот день уже есть
fix-larger-vehicle = дать курьеру { $courier } машину, которая берёт { $limits }
fix-outside-courier = вызвать курьера со стороны
fix-other-order = выполнить его вместо { $orders }
fix-one-more-courier = ещё один курьер ({ $vehicle }), смена { $from }–{ $until }
fix-and = { $first }, и { $second }
fix-met = выполнено { $met } из { $orders }
fix-dearer = дороже на { $sum }
fix-cheaper = дешевле на { $sum }
fix-same-price = цена та же
fix-of-it-pay = из них смена { $pay }
fix-price-bound = не больше: план мог бы быть и дешевле
fix-smallest = меньше нельзя, доказано
fix-enough = может хватить и меньшего
fix-also-meets = заодно { $ids }
fix-no-longer-meets = но не { $ids }
fix-line = { $what }: { $result }.
fix-heading = Что поможет:
fix-none = Ни одно из проверенных изменений не помогает.
fix-none-yet = За отведённое время ничего не найдено.
fix-not-all = Проверены не все способы: кончилось время.

cause-couriers-busy = { $orders }: не хватает курьеров с { $from } до { $until }.
cause-couriers-busy-vehicle = { $orders }: не хватает ещё одной машины «{ $vehicle }» с { $from } до { $until }.
cause-late-even-alone = { $orders }: не успеть даже отдельным курьером.
cause-does-not-fit = { $orders }: груз не помещается в машины.
cause-no-courier-on-shift = { $orders }: нет курьера на смене с { $from } до { $until }.
cause-store-closed = { $orders }: магазин в нужные часы закрыт.
cause-no-road = { $orders }: нет дороги.
cause-not-worth-it = { $orders }: невыгодно.
cause-not-decided = { $orders }: не решено, возможно ли.
cause-fix = Больше всего поможет: { $fix } ({ $meets } из { $of }).
cause-ids = Заказы: { $ids }.

explain-heading-causes = Причины
explain-heading-orders = Невыполненные заказы
explain-heading-near = Выполнены, но с малым запасом
explain-all-met = Все заказы выполнены.
explain-met-order = Заказ { $order } выполнен.
explain-order = { $order }: { $verdict }
explain-time-over = Времени не хватило на всё: сокращённые группы и способы могут быть неполными.
progress-count = { $done } из { $of }
progress-fixes = ищу, что поможет
cli-help-explain = Объяснить, почему заказы не выполнены и что это изменит.
cli-help-explain-seconds = Секунды на причины и способы, после плана.
cli-help-explain-orders = Номера заказов; без них все невыполненные.
cli-help-no-fixes = Только причины, без поиска способов.
