### Страница логиста.

dashboard-title = Экспресс-доставка: план дня
dashboard-about = Планировщик Экспресс-доставки своими курьерами: какие заказы выполнимы, какими рейсами, во что обходится каждый. Работает без интернета; данные не покидают этот компьютер.
dashboard-language = Язык
dashboard-page-plan = План дня

dashboard-heading = План на { $date }
dashboard-source-sample = Вымышленный день для примера
dashboard-source-own = Ваши файлы
dashboard-orders-count = { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
   *[many] { $count } заказов
 }
dashboard-couriers-count = { $count ->
    [one] { $count } курьер
    [few] { $count } курьера
   *[many] { $count } курьеров
 }
dashboard-plan-again = Рассчитать заново
dashboard-plan-now = Рассчитать
dashboard-time-limit = Предел времени, с
dashboard-time-limit-help = Сколько секунд искать план и доказывать, что лучше нельзя. По истечении остаётся лучший проверенный план.
dashboard-download = Скачать
dashboard-file-route-sheets-xlsx = Маршрутные листы, Excel
dashboard-file-orders-csv = Заказы с причинами и ценой, CSV
dashboard-file-routes-geojson = Маршруты для карты, GeoJSON
dashboard-file-plan-json = План для программ, JSON

dashboard-plan-soon = План появится здесь, как только найден и проверен.
dashboard-old-plan = Ниже — прежний план. Новый, на { $date }, { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
   *[many] { $count } заказов
 }, займёт его место, когда будет готов.
dashboard-stage-start = Запускаю расчёт
dashboard-stage-waiting = Жду очереди: идут другие расчёты
dashboard-seconds-of = { $seconds } с из { $limit } с
dashboard-stop = Остановить
dashboard-stop-help = Прервать поиск и показать лучший проверенный план из найденных.
dashboard-so-far-met = Найден план на { $met ->
    [one] { $met } заказ
    [few] { $met } заказа
   *[many] { $met } заказов
 }
dashboard-so-far-met-of = Найден план на { $met ->
    [one] { $met } заказ
    [few] { $met } заказа
   *[many] { $met } заказов
 }, доказано не больше { $bound }
dashboard-so-far-cost = стоимость { $cost }
dashboard-so-far-cost-of = стоимость { $cost }, доказано не ниже { $bound }
dashboard-so-far-nothing = Плана пока нет

dashboard-failure-title = План не рассчитан
dashboard-failure-input = Этот день нельзя рассчитать: ошибки в данных перечислены на странице «Заказы».
dashboard-failure-travel = Не ответила служба времени в пути «{ $service }»: { service-failure }. Повторите позже или поставьте в day.toml в разделе [travel] provider = "estimate" — оценка без интернета.
dashboard-failure-audit = План не прошёл собственную проверку программы и потому не показан. Это ошибка программы, а не ваших данных: { $where }
dashboard-failure-no-plan = Остановлено раньше, чем найден первый проверенный план. Увеличьте предел времени и рассчитайте заново.
dashboard-failure-deaf = Расчёт не отозвался на остановку и был прерван. Плана нет: рассчитайте заново.
dashboard-failure-process = Процесс расчёта завершился сам (код { $code }); обычно это нехватка памяти. Уменьшите solver.memory_mb в day.toml и рассчитайте заново.
dashboard-failure-own = Ошибка программы ({ $error }); подробности — в окне, где она запущена. Прежний план сохранён.

dashboard-figure-met = Выполнено заказов
dashboard-figure-met-help = Сколько заказов вручается в свой час и в свой предел времени. «Доказано» значит: ни один план с этими курьерами не выполнит больше.
dashboard-met-of = { $met } из { $orders }
dashboard-proof-all = доказано: все до одного
dashboard-proof-most = доказано: больше нельзя
dashboard-proof-grid = больше нельзя при выездах раз в { $step } с
dashboard-proof-open = не доказано: не больше { $bound }
dashboard-figure-cost = Стоимость рейсов
dashboard-figure-cost-help = То, что вызывает сам план: километры, рейсы, заказы и часы курьеров с оплатой за рейс. Оплата смен сюда не входит.
dashboard-proof-least = доказано: дешевле нельзя
dashboard-proof-gap = не доказано: от { $bound } (−{ $gap } %)
dashboard-proof-no-bound = не доказано: нижней границы нет
dashboard-figure-order-cost = Полная стоимость заказа
dashboard-figure-order-cost-help = В среднем по выполненным: стоимость рейсов и оплата времени в рейсах, делённые на заказы. Простой сюда не входит. Плата — то, что маркетплейс платит за доставку.
dashboard-fee-and-margin = плата { $fee }, прибыль { $difference }
dashboard-fee-and-loss = плата { $fee }, убыток { $difference }
dashboard-no-orders-met = Ни один заказ не выполнен.
dashboard-figure-idle = Простой курьеров
dashboard-figure-idle-help = Оплаченное время смен без рейса, вместе с перерывами.
dashboard-idle-note = оплачено { $pay }
dashboard-hours = { $hours } ч
dashboard-figure-driving = Пробег
dashboard-figure-driving-help = Все плечи всех рейсов, с возвращением в магазин.
dashboard-km = { $km } км
dashboard-driving-note = { $trips ->
    [one] { $trips } рейс
    [few] { $trips } рейса
   *[many] { $trips } рейсов
 }, курьеров { $used } из { $couriers }

dashboard-knowledge-hindsight = План знал все заказы заранее
dashboard-knowledge-live = План знал только поступившие заказы
dashboard-travel = Время в пути: { $provider }, { $congestion }
dashboard-travel-fallback = Время в пути: запасная оценка вместо «{ $provider }», { $congestion }
dashboard-provider-estimate = оценка
dashboard-provider-matrix = таблица travel.csv
dashboard-provider-roads = файл дорог
dashboard-provider-openrouteservice = openrouteservice
dashboard-congestion-moscow-weekday = будничные пробки Москвы
dashboard-congestion-moscow-weekend = пробки Москвы в выходной
dashboard-congestion-free-flow = без пробок
dashboard-congestion-own = пробки из файла { $name }
dashboard-repeatable = Повторяем: те же данные — тот же план
dashboard-not-repeatable = Может не повториться: поиск прерван
dashboard-priority = Приоритет { $priority }: { $met } из возможных { $bound }
dashboard-cut = Перебраны не все рейсы: полностью — до { $longest ->
    [one] { $longest } заказа
   *[other] { $longest } заказов
 }; отброшено продолжений: { $refused }, затронуто заказов: { $orders }
dashboard-search = { $seconds } с, рейсов в каталоге { $trips }

dashboard-tab-routes = Маршруты
dashboard-tab-unmet = Не выполнены ({ $count })
dashboard-tab-orders = Заказы и деньги
dashboard-tab-trips = Рейсы и смены

dashboard-couriers = Курьеры
dashboard-couriers-filter = Показать курьеров:
dashboard-outside = Вызов { $number }
dashboard-outside-courier = по вызову
dashboard-trip = рейс { $number }
dashboard-order = заказ { $id }
dashboard-store = Магазин { $id }
dashboard-store-mark = М
dashboard-slot-is = час доставки { $slot }
dashboard-limit-ends = предел времени раньше: { $time }
dashboard-way-back = { $trip } → магазин
dashboard-bar-shift = Смена
dashboard-bar-break = Перерыв
dashboard-bar-break-note = самый ранний час, когда он помещается
dashboard-bar-loading = Погрузка
dashboard-bar-driving = В пути
dashboard-bar-wait = Ждёт начала часа
dashboard-bar-handover = Вручение
dashboard-bar-slot = Час доставки
dashboard-tip-handover = приезд { $arrives }, вручение { $start }–{ $end }
dashboard-tip-stop = { $courier }, рейс { $trip }, остановка { $place }
dashboard-tip-not-early = не отмечать «Доставлено» раньше { $time }
dashboard-tip-weight = { $kg } кг
dashboard-tip-leaves = выезд { $time }
dashboard-tip-trip = { $orders ->
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[many] { $orders } заказов
 }, { $km } км
dashboard-map-alt = Карта рейсов по курьерам, магазин и невыполненные заказы
dashboard-timeline-alt = Время курьеров: рейсы, вручения, ожидание, часы доставки
dashboard-straight-lines = Линии прямые: улицы плану неизвестны
dashboard-no-trips = Рейсов в этом плане нет.
dashboard-legend-store = магазин
dashboard-legend-stop = вручение, номер в рейсе
dashboard-legend-unmet = не выполнен
dashboard-legend-shift = смена (простой)
dashboard-legend-loading = погрузка
dashboard-legend-driving = в пути
dashboard-legend-wait = ожидание
dashboard-legend-handover = вручение
dashboard-legend-slot = час доставки
dashboard-legend-break = перерыв

dashboard-all-met = { $count ->
    [one] Единственный заказ дня выполнен.
   *[other] Выполнены все заказы дня: { $count }.
 }
dashboard-unmet-note = Слово «невозможен» стоит только там, где это доказано; «не решено» — где доказать не успели.
dashboard-orders-note = { $losses ->
    [0] Каждый заказ приносит больше, чем стоит.
    [one] { $losses } заказ из { $orders } стоит больше, чем за него платят.
    [few] { $losses } заказа из { $orders } стоят больше, чем за них платят.
   *[many] { $losses } заказов из { $orders } стоят больше, чем за них платят.
 } Стоимость рейса делится на заказы по тому, сколько каждый добавляет (вектор Шепли).
dashboard-shifts = Смены
dashboard-column-order = Заказ
dashboard-column-slot = Час доставки
dashboard-column-handover = Вручение
dashboard-column-courier = Курьер
dashboard-column-fee = Плата, ₽
dashboard-column-cost = Доля рейса, ₽
dashboard-column-labour = Доля труда, ₽
dashboard-column-full-cost = Полная стоимость, ₽
dashboard-column-margin = Маржа, ₽
dashboard-column-address = Адрес
dashboard-column-verdict = Вывод
dashboard-column-reason = Почему
dashboard-column-trip = Рейс
dashboard-column-trips = Рейсов
dashboard-column-departs = Выезд
dashboard-column-stops = Остановки
dashboard-column-returns = Возвращение
dashboard-column-orders = Заказов
dashboard-column-km = Пробег, км
dashboard-column-trip-fees = Плата, ₽
dashboard-column-paid-time = Оплачено, ч:мин
dashboard-column-busy-time = В рейсах, ч:мин
dashboard-column-idle-time = Простой, ч:мин
dashboard-column-idle = Простой, ₽
dashboard-column-file = Файл
dashboard-column-row = Строка
dashboard-column-column = Столбец или ключ
dashboard-column-value = Значение
dashboard-column-rule = Что не так
dashboard-grid-orders = Заказы: полная стоимость против платы
dashboard-grid-trips = Рейсы по курьерам
dashboard-grid-couriers = Смены курьеров
dashboard-grid-faults = Ошибки в файлах

dashboard-data-now = Загружен день { $date }
dashboard-uploader-button = Выбрать файлы
dashboard-uploader-limit = или перетащите сюда; до { $megabytes } МБ каждый: { $kinds }
dashboard-files-many = Файлов слишком много: не больше { $most }.
dashboard-use-sample = Вернуть пример
dashboard-faults = { $count ->
    [one] В файлах { $count } ошибка
    [few] В файлах { $count } ошибки
   *[many] В файлах { $count } ошибок
 }
dashboard-faults-note = День не загружен, прежний план сохранён. Исправьте файлы и загрузите их снова.
dashboard-notices = К сведению: { $count }
dashboard-templates = Образцы файлов
dashboard-templates-note = Готовый маленький день: впишите в него своё. Названия столбцов можно писать и по-русски.
dashboard-template-orders = Заказы, orders.csv
dashboard-template-couriers = Курьеры, couriers.csv
dashboard-template-day = Настройки дня, day.toml
dashboard-template-travel = Своё время в пути, travel.csv
dashboard-columns = Что в файлах
dashboard-columns-note = Столбцы — в любом порядке, под любым из двух названий; лишние не мешают. Месту нужны широта и долгота.
dashboard-required = обязательно
dashboard-column-name = Столбец
dashboard-column-alias = Или по-русски
dashboard-column-required = Нужен
dashboard-grid-columns-orders = Столбцы файла заказов
dashboard-grid-columns-couriers = Столбцы файла курьеров
dashboard-grid-columns-travel = Столбцы файла времени в пути
dashboard-column-trip-cost = Стоимость, ₽
dashboard-column-trip-labour = Труд, ₽
dashboard-status-optimal = Лучшего плана нет: доказано
dashboard-status-bounded = Возможен план лучше: границы не сошлись
dashboard-status-stopped = Поиск остановлен до конца
dashboard-tip-what = Что
dashboard-tip-when = Когда
dashboard-tip-details = Подробно
dashboard-stage-catalogue = Перебираю возможные рейсы
dashboard-stage-bound = Доказываю, больше скольких заказов не выполнить
dashboard-stage-search = Ищу лучший план
dashboard-stage-proof = Доказываю, что лучше нельзя
dashboard-stage-reasons = Выясняю, почему заказы не выполнить
dashboard-stage-audit = Проверяю план
dashboard-stage-stopping = Останавливаюсь, сохраняю лучший план
