### План вручную: пожелания, их цена, почему нельзя.

verdict-left-out = исключён вручную
reason-dropped-by-hand = Исключён вручную. Можно ли его выполнить, здесь не сказано.
reason-against-wishes = Пожелания важнее. Доказано: ни один план, который их соблюдает, не выполнит этот заказ вместе со всеми выполненными.
reason-against-wishes-profit = Пожелания важнее. Доказано: ни один план, который их соблюдает, не заработает на этом заказе больше.

wish-drop = { $order } не везём
wish-must = { $order } выполнить обязательно
wish-on-courier = { $order } везёт { $who }
wish-not-on-courier = { $order } не везёт { $who }
wish-together = одним рейсом: { $orders }
wish-own-trip = рейс ровно из { $orders }
wish-own-trip-courier = везёт { $who }
wish-own-trip-departs = выезд в { $at }
wish-outside = сторонний курьер

wish-price = Цена пожеланий: { $orders }, { $money }.
wish-price-nothing = Пожелания ничего не стоят.
wish-price-better = Пожелания ничего не стоят: план с ними даже лучше прежнего, который не был лучшим.
wish-price-classes = Меньше выполнено по приоритетам: { $classes }.
wish-price-class = приоритет { $priority }: { $fewer }
wish-price-profit = Прибыль меньше на { $less }.
wish-before-after = Было: выполнено { $met }, расходы { $cost }; стало: выполнено { $met_now }, расходы { $cost_now }.
wish-price-proved = Доказано: оба плана лучшие, и без пожеланий, и с ними.
wish-price-half-proved = Доказано, что лучшего плана с этими пожеланиями нет; что план без них лучший, не доказано.
wish-price-not-proved = Не доказано: возможно, с пожеланиями есть план лучше, но больше { $bound } заказов он не выполнит.
wish-orders-same = заказов столько же
wish-orders-fewer = { $count ->
    [one] на { $count } заказ меньше
    [few] на { $count } заказа меньше
   *[many] на { $count } заказов меньше
 }
wish-orders-more = { $count ->
    [one] на { $count } заказ больше
    [few] на { $count } заказа больше
   *[many] на { $count } заказов больше
 }
wish-money-same = ни рублём дороже
wish-money-more = дороже на { $money }
wish-money-less = дешевле на { $money }: везём меньше

wish-impossible = Так нельзя, и это доказано: { $wish }.
wish-conflict = Эти пожелания ({ $count }) исключают друг друга, и это доказано; без любого из них остальные не отклонены: { $wishes }.
wish-conflict-wide = Все эти пожелания ({ $count }) сразу соблюсти нельзя, и это доказано; какие именно мешают, за отведённое время не найдено: { $wishes }.
wish-not-found = План с этими пожеланиями за отведённое время не найден. Что его нет, не доказано: дайте больше времени или снимите пожелание.
wish-clash = Два пожелания о { $order } противоречат друг другу: «{ $first }» и «{ $second }». Снимите одно.
wish-why-no-trip = Нет ни одного рейса, который бы это соблюдал.
wish-why-shift = Рейс занял бы курьера { $courier } с { $from } до { $until }; смена с { $starts } до { $ends }.
wish-why-deadline = Курьер { $courier }, выезд в { $departs }: вручение { $order } началось бы в { $value }, а нужно не позже { $limit }.
wish-why-ready = { $order } может покинуть магазин не раньше { $limit }, а рейс выезжает в { $departs }.
wish-why-store-hours = Рейс выезжает в { $departs }; часы магазина допускают { $limit }.
wish-why-mass = Рейс весит { NUMBER($value, maximumFractionDigits: 1) } кг; { $courier } берёт { NUMBER($limit, maximumFractionDigits: 1) } кг.
wish-why-volume = Объём рейса { NUMBER($value, maximumFractionDigits: 0) } л; { $courier } берёт { NUMBER($limit, maximumFractionDigits: 0) } л.
wish-why-side = Длина { $order } — { NUMBER($value, maximumFractionDigits: 0) } см; { $courier } берёт { NUMBER($limit, maximumFractionDigits: 0) } см.
wish-why-no-road = К { $order } в такой последовательности дороги нет.
wish-why-no-road-back = От { $order } нет дороги обратно в магазин.
wish-why-store = { $order } — из другого магазина.

cli-help-wishes = Пожелания к плану, файл wishes.toml: закрепить рейс, заказ у курьера или не у него, заказы одним рейсом, обязательный заказ, заказ не везём. День планируется без них, затем с ними; называется цена. Невыполнимые пожелания — ошибка во входных данных.
wish-summary-title = Пожелания:
fault-wish-unreadable = файл пожеланий не читается; нужен текст в UTF-8
fault-wish-syntax = это не TOML; проверьте кавычки и скобки
fault-wish-none = пожеланий нет; начните с [[wish]]
fault-wish-kind = такого вида пожеланий нет; возьмите одно из: { $choices }
fault-wish-text = нужен текст в кавычках
fault-wish-orders = нужен список разных номеров заказов, не меньше { $fewest }
fault-wish-order-unknown = такого заказа в этом дне нет; ближайший — { $near }
fault-wish-courier-unknown = такого курьера в этом дне нет; ближайший — { $near }
fault-wish-stores = заказы из разных магазинов; у рейса магазин один
fault-wish-outside = сторонний курьер берёт один заказ, и время выезда следует из заказа
fault-wish-outside-form = outside = true пишется вместо courier, а не рядом
fault-wish-moment = нужен момент без кавычек: 2026-11-20T14:20:00+03:00
fault-wish-on-time = пожелания и solver.on_time_target вместе пока не работают; уберите одно из них
fault-wish-clash-dropped = противоречит пожеланию { $other }: заказ не везём и везём
fault-wish-clash-forbidden = противоречит пожеланию { $other }: заказ у этого курьера и не у него
fault-wish-clash-two-couriers = противоречит пожеланию { $other }: заказ сразу у двух курьеров
fault-wish-clash-two-trips = противоречит пожеланию { $other }: заказ в двух разных рейсах
fault-wish-clash-not-inside = противоречит пожеланию { $other }: в отдельном рейсе нет всех, кто едет вместе

## Раздел «Вручную» на странице плана.

by-hand-title = Вручную
by-hand-what = Скажите, что должно быть; день пересчитается вокруг этого, и будет видно, сколько это стоит против плана без пожеланий.
by-hand-plan-first = Сначала спланируйте день, потом его можно менять вручную.
by-hand-no-target = Этот день планируется с запасом на опоздания (solver.on_time_target); пожелания вместе с ним пока не работают.
by-hand-shown = План на всех страницах составлен с вашими пожеланиями. Что в нём доказано, доказано о планах, которые их соблюдают.
by-hand-back = Без пожеланий
by-hand-none = Пожеланий пока нет.
by-hand-kept = показанный план это соблюдает
by-hand-not-kept = показанный план этого не соблюдает
by-hand-take-back = Снять
by-hand-take-all-back = Снять все
by-hand-replan = Пересчитать с ними
by-hand-working = Пересчитываем день с пожеланиями…
by-hand-file = Сохранить пожелания
by-hand-file-help = Файл для командной строки: planner plan ПАПКА --wishes wishes.toml
by-hand-take = Взять этот план
by-hand-take-help = Тогда все страницы и файлы покажут этот план; можно вернуться.
by-hand-longer = Искать ещё минуту
by-hand-kind = Что нужно
by-hand-kind-pin = Закрепить рейс: остановки, выезд, курьера
by-hand-kind-move = Перенести заказ в рейс
by-hand-kind-on = Заказ везёт этот курьер
by-hand-kind-not-on = Заказ не везёт этот курьер
by-hand-kind-must = Заказ обязателен
by-hand-kind-drop = Заказ не везём
by-hand-trip = Рейс
by-hand-order = Заказ
by-hand-courier = Курьер
by-hand-position = Место в рейсе
by-hand-anywhere = любое; могут добавиться другие
by-hand-stop-number = остановка { $number }; рейс ровно такой
by-hand-trip-line = { $at }, { $who }: { $orders }
by-hand-add = Добавить пожелание
by-hand-column-name = Показатель
by-hand-column-before = Без пожеланий
by-hand-column-after = С пожеланиями
by-hand-column-difference = Разница
by-hand-no-reasons = Этот план составлен с пожеланиями вручную; почему заказ не выполнен, сказано на странице плана. Причины и решения считаются для плана без пожеланий.
figure-wishes = Пожелания
figure-wishes-proof = соблюдены; доказанное — о планах, которые их соблюдают
