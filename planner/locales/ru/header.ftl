### То, что стоит на каждой странице: день, план, что изменилось, что считается.

header-met = { $met ->
    [one] Выполнен { $met } заказ
    [few] Выполнены { $met } заказа
   *[many] Выполнено { $met } заказов
 } из { $orders }
header-no-plan = Плана пока нет
header-order-cost = Заказ стоит { $cost }
header-planned-today = План рассчитан в { $time }
header-planned = План рассчитан { $date } в { $time }
header-planned-help = Час по времени дня. План знает заказы и настройки, какими они были тогда.
header-knowledge-hindsight-help = План считал, что все заказы дня известны с утра. Заказы, которые появятся позже, в жизни так не разложить: день обычно выходит дороже.
header-knowledge-live-help = План знал лишь заказы, поступившие к часу расчёта.

header-changed = Изменено после расчёта
header-changed-day = загружен другой день
header-orders-added = { $count ->
    [one] новый заказ
   *[other] новых заказов: { $count }
 } ({ $ids })
header-orders-removed = { $count ->
    [one] убран заказ
   *[other] убрано заказов: { $count }
 } ({ $ids })
header-orders-changed = { $count ->
    [one] изменён заказ
   *[other] изменено заказов: { $count }
 } ({ $ids })
header-couriers-added = { $count ->
    [one] новый курьер
   *[other] новых курьеров: { $count }
 } ({ $ids })
header-couriers-removed = { $count ->
    [one] убран курьер
   *[other] убрано курьеров: { $count }
 } ({ $ids })
header-couriers-changed = { $count ->
    [one] изменён курьер
   *[other] изменено курьеров: { $count }
 } ({ $ids })
header-changed-settings = изменены настройки дня
header-replan = Пересчитать
header-replan-help = Заново считаются рейсы и часы всех курьеров, деньги и пунктуальность; причины — когда откроете их страницу. Прежний план остаётся на экране, пока новый не готов.
header-redoes = Страницы показывают план до изменений. Пересчёт заменит рейсы, деньги, пунктуальность и причины.

header-working = Ещё считается: { $what }
header-working-reasons = причины (страница «Не выполнить»)
header-working-punctuality = цена пунктуальности (страница «Пунктуальность»)
header-working-shifts = состав смен (страница «Смены»)
header-working-whatif = сетка вариантов (страница «Что если»)
