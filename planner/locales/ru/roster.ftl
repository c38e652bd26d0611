### Смены: сколько курьеров и в какие смены.

cli-help-roster = Сколько курьеров и с какими сменами нужно для таких дней: папка с папками дней и TOML-файл шаблонов смен → целое число курьеров каждого шаблона, одно на все дни, чтобы оплата смен, езда и невыполненные заказы стоили меньше всего, с доказанной границей. Укажите --service, --unmet-cost или оба.
cli-help-roster-days = Папка с папками дней или папка одного дня.
cli-help-roster-templates = Шаблоны смен: [[templates]] с name, start = "10:00", hours, vehicle, rub_per_hour … или [[generate]] с starts и hours, которые сочетаются.
cli-help-roster-service = Доля всех заказов, которую нужно выполнить, например 0.97.
cli-help-roster-unmet = Сколько стоит невыполненный заказ, в рублях.
cli-help-roster-simulate = Вместо данных дней взять столько вымышленных по ним: заказы выбираются заново случайно, двери сдвигаются до 500 м, время до 5 минут. Помечаются как вымышленные.
cli-help-roster-seed = Зерно всех случайных выборов; по умолчанию 1.
cli-help-roster-out = Куда записать roster.json и четыре таблицы CSV.
cli-help-roster-json = Напечатать roster.json вместо сводки.
cli-help-roster-limit = Секунд на весь поиск; по умолчанию 300.

fault-template-limits = допустимо { $limits }
fault-template-none = в файле нет шаблонов; напишите [[templates]] с name, start и hours или [[generate]] с starts и hours
fault-template-many = получается шаблонов: { $count }, а можно не больше { $most }; оставьте меньше начал или длительностей
fault-template-twice = это имя уже у { $first }; имена должны различаться
fault-template-same = это та же смена, что { $first }; одну уберите
fault-template-most = most меньше least ({ $least })
fault-template-store = складов несколько, поэтому укажите store_id; есть: { $known }
fault-days-none = в папке нет дней: день — это папка со своим day.toml
fault-days-many = дней { $count }, а можно не больше { $most }
fault-roster-no-goal = укажите долю заказов, которую нужно выполнить (--service 0.97), цену невыполненного заказа (--unmet-cost 600) или обе
fault-service-beyond = доказано: сколько бы ни было курьеров с этими шаблонами, они выполнят не больше { $met } из { $orders } заказов; укажите --service { $most } или меньше либо разрешите другие машины или смены

roster-title = Смены на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
 }, { $orders ->
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[many] { $orders } заказов
 }
roster-simulated = Дни вымышлены по настоящему дню (зерно { $seed }).
roster-chosen = { $couriers ->
    [one] { $couriers } курьер в день:
    [few] { $couriers } курьера в день:
   *[many] { $couriers } курьеров в день:
 }
roster-template = { $count } × { $name }: с { $start }, { $hours } ч, { $vehicle }, { $pay } за смену
roster-met = Выполнено заказов: { $met } из { $orders } ({ $share } %)
roster-cost = В среднем за день: оплата смен { $pay }, езда { $driving }. За все дни вместе с невыполненными заказами: { $total }
roster-optimal = Доказано: дешевле с этими шаблонами нельзя.
roster-bounded = Доказано: с этими шаблонами не выйдет дешевле { $bound } (разрыв { $gap } %).
roster-no-bound = Нижняя граница не доказана: не все рейсы удалось перечислить.
roster-not-kept = Нужная доля не достигнута: показан найденный состав, который выполняет больше всего. Можно ли её достичь другим составом, не выяснено; дайте больше времени.
roster-repeatable = Повторимо: те же дни, шаблоны и зерно дадут тот же состав.
roster-without-target = Дни требуют точности прибытия (solver.on_time_target). Планы состава запаса для неё не держат: проверьте день командой simulate или спланируйте его с этим требованием.
roster-not-repeatable = Поиск закончили часы или остановка; другой запуск может дать другое.
roster-days = По дням (каждый план проверен):
roster-day = { $name }: выполнено { $met } из { $orders }, езда { $driving }, курьеры заняты { $busy } % оплаченного времени
roster-curve = Другое число курьеров (лучшее найденное, если невыполненный заказ стоит { $price }; оплата и езда за все дни):
roster-point = { $couriers ->
    [one] { $couriers } курьер
    [few] { $couriers } курьера
   *[many] { $couriers } курьеров
 }: выполнено { $met } из { $orders } ({ $share } %), { $cost }
roster-hours = По часам (средний день): заказы, курьеры на смене и в работе, сколько стоит ещё один курьер в этот час (оценка по двойственным ценам):
roster-hour = { $hour }  заказов { $orders } · на смене { $shift } · в работе { $busy } · ещё один стоит { $worth }

roster-stage-days = перечисление рейсов, день { $done } из { $of }
roster-stage-relax = решение всех дней сразу с долями курьеров
roster-stage-search = проба составов: пока { $tried }
roster-stage-curve = проба другого числа курьеров: { $done } из { $of }
roster-so-far = { $couriers ->
    [one] { $couriers } курьер
    [few] { $couriers } курьера
   *[many] { $couriers } курьеров
 }, { $value }
roster-at-least = не меньше { $bound }

dashboard-page-shifts = Смены
shifts-heading = Сколько курьеров и с какими сменами
shifts-intro = Для ваших дней: целое число курьеров каждого шаблона, одно на все дни, чтобы оплата смен, езда и невыполненные заказы стоили меньше всего.
shifts-days = Дни
shifts-days-source = Для каких дней
shifts-days-simulated = вымышленные по загруженному дню
shifts-days-own = папки дней в ZIP-файле
shifts-days-zip = ZIP-файл, в нём папка на каждый день
shifts-simulated-note = Дни вымышлены: заказы загруженного дня выбираются заново случайно, двери сдвигаются до 500 м, время до 5 минут.
shifts-count = Сколько дней
shifts-seed = Зерно
shifts-templates = Шаблоны смен
shifts-templates-source = Шаблоны
shifts-templates-made = каждое начало с каждой длительностью
shifts-templates-own = свой файл (TOML)
shifts-templates-file = Файл шаблонов
shifts-starts = Начала
shifts-lengths = Часы
shifts-vehicles = Машины: как у курьеров загруженного дня, с их ставками
shifts-goal = Цель
shifts-goal-service = выполнить долю заказов
shifts-goal-price = оценить невыполненный заказ
shifts-service = Выполнить, %
shifts-price = Невыполненный заказ стоит, ₽
shifts-limit = Секунд не больше
shifts-run = Подобрать смены
shifts-stop = Остановить
shifts-demand = Заказы по часу слота
shifts-demand-note = Заказы загруженного дня; после подбора — среднее по его дням.
shifts-axis-orders = заказы
shifts-axis-couriers = курьеры
shifts-axis-hour = час
shifts-axis-met = выполнено заказов, %
shifts-axis-cost = оплата и езда за день, ₽
shifts-axis-worth = ₽
shifts-on-shift = на смене
shifts-busy = в работе
shifts-work = Курьеры на смене и в работе
shifts-roster = Состав
shifts-curve = Курьеры, выполненные заказы и стоимость
shifts-worth = Сколько стоит ещё один курьер, по часам
shifts-worth-note = Двойственная цена: оценка для одного курьера, не для двух; средний день.
shifts-figure-couriers = Курьеров в день
shifts-figure-met = Выполнено заказов
shifts-figure-cost = Оплата и езда за день
shifts-days-table = По дням
shifts-column-day = День
shifts-column-orders = Заказы
shifts-column-met = Выполнено
shifts-column-driving = Езда, ₽
shifts-column-busy = В работе, ч
shifts-column-paid = Оплачено, ч
shifts-download = Скачать состав (JSON)
shifts-failed-stopped = Остановлено до того, как нашёлся состав.
shifts-failed-own = Ошибка самой программы ({ $error }).
