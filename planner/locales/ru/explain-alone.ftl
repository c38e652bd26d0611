### Почему заказ невозможен сам по себе: пробки и что помогло бы.

explain-traffic-to-blame = Мешают пробки: по пустым дорогам заказ был бы выполним.
explain-late-on-empty-roads = Даже по пустым дорогам курьер опоздал бы на { $late } мин.
explain-not-the-traffic = Пробки ни при чём: по пустым дорогам заказ тоже невозможен.
explain-one-suffices = { $count ->
    [one] Хватило бы одного изменения:
   *[other] Хватило бы любого из этих изменений:
 }
explain-none-suffices = Нет такого изменения, которое помогло бы само по себе.
explain-would-not-help = По отдельности не помогут, сколько ни меняй: { $inputs }.

explain-ready-earlier = собрать заказ на { $k } мин раньше, к { $ready }
explain-loading-shorter = грузиться на { $k } мин быстрее
explain-drive-shorter = ехать на { $k } мин быстрее в каждую сторону
explain-slot-later = сдвинуть интервал на { $k } мин позже: { $slot }
explain-slot-later-ahead = сдвинуть интервал на { $k } мин позже: { $slot }; тогда он начнётся, когда срок доставки уже вышел бы, и действует только интервал
explain-slot-earlier = сдвинуть интервал на { $k } мин раньше: { $slot }
explain-slot-end-later = продлить интервал на { $k } мин, до { $end }
explain-limit-longer = увеличить срок доставки на { $k } мин, до { $limit } мин
explain-handover-shorter = вручать на { $k } мин быстрее
explain-more-mass = машина курьера { $courier } берёт на { $more } больше: { $limit }
explain-more-volume = машина курьера { $courier } вмещает на { $more } больше: { $limit }
explain-longer-side = в машину курьера { $courier } входит на { $more } длиннее: { $limit }
explain-shift-start-earlier = смена курьера { $courier } начинается на { $k } мин раньше: в { $start }
explain-shift-end-later = смена курьера { $courier } кончается на { $k } мин позже: в { $end }
explain-break-shorter = перерыв курьера { $courier } на { $k } мин короче
explain-opens-earlier = магазин открывается на { $k } мин раньше: в { $opens }
explain-closes-later = магазин закрывается на { $k } мин позже: в { $closes }

explain-input-assembly = сборка
explain-input-loading = погрузка
explain-input-drive = дорога
explain-input-slot = интервал
explain-input-limit = срок доставки
explain-input-handover = вручение
explain-input-mass = грузоподъёмность
explain-input-volume = объём машины
explain-input-side = длина машины
explain-input-shift = смены курьеров
explain-input-break = перерывы
explain-input-store-hours = часы магазина
