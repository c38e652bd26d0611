### Страница «Не выполнить».

dashboard-page-reasons = Не выполнить
dashboard-stage-known = Считаю деньги и запас времени для этого плана

reasons-soon = Причины и способы появятся здесь, когда будет готов план дня.
reasons-empty = Плана ещё нет. Рассчитайте день: здесь будет видно, какие заказы не выполнить, почему и что поможет.
reasons-to-plan = К плану дня
reasons-plan-again = Этот план посчитан без данных, нужных для причин. Рассчитайте день заново.
reasons-after-plan = Причины начнут искать, когда закончится идущий расчёт.
reasons-failed = Причины не найдены
reasons-stopped = Поиск остановлен раньше, чем начался.
reasons-try-again = Попробовать ещё раз
reasons-look-further = Искать дальше
reasons-no-fixes = Для дня с заданной точностью прибытия (solver.on_time_target) способы не ищутся: их планы не проверены на точность.
reasons-hindsight = План знал все заказы дня заранее. Днём, пока заказы только приходят, выполнить столько же труднее.
reasons-fixes-applied = { $count ->
    [one] применён { $count } способ
    [few] применено { $count } способа
   *[many] применено { $count } способов
 }

reasons-stage-start = Готовлю день к вопросам
reasons-stage-stopping = Останавливаюсь, сохраняю найденное
reasons-stage-reasons = Причины: { $number } из { $of }
reasons-stage-fixes = Что поможет: { $number } из { $of }
reasons-stage-prices = Ищу планы дешевле с найденными изменениями
reasons-stop-help = Прервать поиск и показать, что уже найдено.

reasons-column-order = Заказ
reasons-column-slot = Час доставки
reasons-column-verdict = Вывод
reasons-column-why = Почему
reasons-column-best-fix = Лучший способ
reasons-column-price = Цена
reasons-short-late-even-alone = не успеть и отдельным курьером
reasons-short-does-not-fit = не помещается в машины
reasons-short-no-courier-on-shift = никого нет на смене
reasons-short-store-closed = магазин закрыт
reasons-short-no-road = нет дороги
reasons-short-couriers-busy = курьеры заняты
reasons-short-not-worth-it = прибыль станет меньше
reasons-short-not-decided = не доказано ни то, ни другое

reasons-lane-order = Заказ
reasons-lane-courier = { $courier }
reasons-lane-promise = Обещание
reasons-lane-store = Магазин
reasons-bar-assembly = принят → собран
reasons-bar-waiting = ждёт погрузки
reasons-bar-loading = погрузка
reasons-bar-driving = в пути
reasons-bar-wait = ждёт начала часа
reasons-bar-handover = у двери
reasons-bar-limit = предел времени
reasons-bar-slot = час доставки
reasons-bar-late = опоздание
reasons-bar-shift = смена
reasons-bar-open = магазин открыт
reasons-bar-ready = собран, ждёт своего часа
reasons-latest = начать вручение до { $time }
reasons-this-order = этот заказ не выполнен
reasons-set-note = Красный — невыполненный заказ; остальные цветом курьера, который везёт их сегодня. Жирная полоса заказа — когда можно начать вручение, тонкая — собран и ждёт. Ниже — как ездят курьеры.
reasons-alt-lone = Время одного рейса за этим заказом: сборка, погрузка, дорога, дверь и час доставки
reasons-alt-map = Карта: заказы, которые мешают друг другу, и магазин
reasons-alt-set = Часы этих заказов и рейсы названных курьеров

reasons-proved = доказано
reasons-at-most = не больше этого
reasons-apply = Применить
reasons-apply-help = День станет днём с этим изменением: его план покажут все страницы и файлы. Вернуть прежний день можно одной кнопкой.
reasons-applied = Применено для заказа { $order }: { $fix }
reasons-applied-note = Все страницы и файлы показывают день с этим изменением. Ваши файлы на диске не изменены.
reasons-gained = Теперь выполнены: { $ids }.
reasons-lost = Больше не выполнены: { $ids }.
reasons-undo = Вернуть как было
reasons-before = Было
reasons-after = Стало
reasons-difference = Разница
reasons-figure-met = Выполнено заказов
reasons-figure-cost = Стоимость рейсов
reasons-figure-order-cost = Полная стоимость заказа
reasons-figure-pay = Оплата смен
