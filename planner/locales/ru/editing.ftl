### Правка дня на странице: заказы, курьеры и смены, настройки.

edit-heading = Правка дня
edit-part-orders = Заказы
edit-part-couriers = Курьеры и смены
edit-part-settings = Настройки
edit-part-help = Что править
edit-undo = Отменить
edit-undo-help = Вернуть последнюю правку
edit-redo = Повторить
edit-redo-help = Сделать отменённую правку снова
edit-download = Скачать день
edit-download-help = Папка дня в ZIP: файлы с правками. Её примет «python -m planner plan» и эта страница
edit-download-faulty = В правках есть ошибки: скачается последний день без них
edit-replan = Перепланировать
edit-replan-faulty = Сначала исправьте ошибки: пока они есть, планировать нечего
edit-no-changes = После плана ничего не меняли.
edit-no-plan = Плана ещё нет.
edit-outrun = Сейчас считается план без последних правок: дождитесь его или перепланируйте сразу.
edit-changes = { $count ->
    [one] После плана изменено { $count } место
    [few] После плана изменено { $count } места
   *[many] После плана изменено { $count } мест
}
edit-changes-more = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
   *[many] и ещё { $count }
}
edit-redo-0 = Для плана ничего не изменилось.
edit-redo-1 = План останется тем же: пересчитаются только деньги и подписи.
edit-redo-2 = Рейсы те же: выбор рейсов и курьеров пройдёт заново.
edit-redo-3 = Время в пути то же: рейсы переберутся заново, потом их выбор.
edit-redo-4 = Всё с начала: время в пути, перебор рейсов, их выбор.
edit-take-back = Вернуть
edit-take-back-help = Вернуть, как было, когда делали план
edit-change-what = Где
edit-change-column = Что
edit-change-before = Было
edit-change-now = Стало
edit-change-added = строка добавлена
edit-change-removed = строка убрана
edit-change-text = изменён текст
edit-change-empty = пусто
edit-change-default = по умолчанию
edit-grid-changes = Что изменено после плана
edit-faults = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}
edit-faults-note = Введённое не пропало: оно ждёт на своём месте. До исправления остаётся последний день без ошибок и его план.
edit-faults-elsewhere = { $count ->
    [one] В правках дня { $count } ошибка: они ждут на странице «{ $page }», а здесь — последний день без ошибок.
    [few] В правках дня { $count } ошибки: они ждут на странице «{ $page }», а здесь — последний день без ошибок.
   *[many] В правках дня { $count } ошибок: они ждут на странице «{ $page }», а здесь — последний день без ошибок.
}
edit-state = Состояние
edit-state-help = Что в строке не так и что изменено после плана
edit-state-added = добавлен
edit-state-added-row = новая строка
edit-pick = ✓
edit-pick-help = Отметьте строки, чтобы скопировать их, убрать или показать на карте
edit-all-columns = Все столбцы
edit-all-columns-help = Показать и те столбцы, которых в файле нет: заполненный столбец в нём появится
edit-add-orders = Добавить заказ
edit-add-couriers = Добавить курьера
edit-clone = Копировать
edit-clone-help = Такая же строка с новым номером — под отмеченной
edit-remove = Убрать
edit-remove-help = Убрать отмеченные строки
edit-picked = { $count ->
    [one] отмечена { $count } строка
    [few] отмечены { $count } строки
   *[many] отмечено { $count } строк
}
edit-new-order = новый-{ $number }
edit-new-courier = курьер-{ $number }
edit-grid-orders = Заказы дня, которые можно править
edit-grid-couriers = Курьеры дня, которых можно править
edit-no-table = Этот файл нельзя править по ячейкам: { $file } не читается как таблица. Исправьте его и загрузите снова.
edit-saved-as = Правленые заказы будут в { $to } вместо { $from }.
edit-saved-as-couriers = Правленые курьеры будут в { $to } вместо { $from }.
edit-unknown-column = Планировщик этот столбец не читает, но сохраняет и показывает.
edit-address-stays = Меняя адрес, поправьте и место: координаты сами не сдвинутся.

edit-map = Место на карте
edit-map-order = Заказ
edit-map-choose = выберите заказ
edit-map-help = Щёлкните по карте, куда доставить { $order }. Колесо — ближе и дальше, потянуть — сдвинуть. С клавиатуры: стрелки двигают прицел, плюс и минус меняют масштаб, Enter ставит.
edit-map-idle = Выберите заказ, чтобы поставить его на карте.
edit-map-ground = Фон карты нарисован от руки и верен до нескольких сотен метров; для точного места вставьте координаты из карт.
edit-map-ground-roads = Улицы на карте — из файла дорог.
edit-map-paste = Координаты
edit-map-paste-help = Широта и долгота через запятую, как их копируют из Яндекс Карт или 2ГИС: 55.75222, 37.61556
edit-map-paste-example = 55.75222, 37.61556
edit-map-paste-wrong = Это не координаты. Нужны два числа через запятую: широта, долгота.
edit-map-corrected = В { $file } у этого заказа другое место, и оно важнее: уберите его оттуда и загрузите файл снова.
edit-map-metres = { $metres } м на точку экрана
edit-map-alt = Карта с заказами и складами; щелчок ставит выбранный заказ
edit-map-reset = Весь день
edit-map-nearer = Ближе
edit-map-farther = Дальше

edit-settings-help = Пустое поле — значение по умолчанию. Что меняется, сразу проверяется.
edit-section = Раздел
edit-section-day = День
edit-section-stores = Склады
edit-section-promise = Обещание покупателю
edit-section-handover = Вручение
edit-section-fees = Плата и отмены
edit-section-on-demand = Сторонние курьеры
edit-section-travel = Время в пути
edit-section-solver = Поиск плана
edit-section-postings = Выгрузки маркетплейсов
edit-section-addresses = Адреса
edit-section-punctuality = Пунктуальность
edit-section-text = day.toml целиком
edit-text-help = Весь файл настроек как текст, с комментариями.
edit-text-broken = По одному ключу этот day.toml править нельзя: поправьте его как текст.
edit-default = по умолчанию: { $value }
edit-default-none = по умолчанию: нет
edit-to-default = Вернуть значение по умолчанию
edit-required = обязательно
edit-changed = было { $before }
edit-yes = да
edit-no = нет
edit-store = Склад { $number }: { $name }
edit-add-store = Добавить склад
edit-remove-store = Убрать склад
edit-new-store = склад-{ $number }
edit-list-help = Через запятую

edit-unit-min = мин
edit-unit-rub = ₽
edit-unit-rub-per-km = ₽/км
edit-unit-kg = кг
edit-unit-l = л
edit-unit-cm = см
edit-unit-km = км
edit-unit-s = с
edit-unit-mb = МБ
edit-unit-days = дней
edit-unit-share = доля, 0–1
edit-unit-degrees = градусы

edit-column-order-id = Заказ
edit-column-placed-at = Принят
edit-column-slot-start = Окно с
edit-column-slot-end = Окно до
edit-column-lat = Широта, °
edit-column-lon = Долгота, °
edit-column-address = Адрес
edit-column-store-id = Склад
edit-column-ready-at = Готов
edit-column-weight-kg = Вес, кг
edit-column-volume-l = Объём, л
edit-column-longest-side-cm = Длинная сторона, см
edit-column-handover-min = Вручение, мин
edit-column-order-value-rub = Стоимость, ₽
edit-column-fee-rub = Плата, ₽
edit-column-priority = Приоритет
edit-column-slot-moves = Переносов окна
edit-column-comment = Комментарий
edit-column-customer = Получатель
edit-column-phone = Телефон
edit-column-courier-id = Курьер
edit-column-shift-start = Смена с
edit-column-shift-end = Смена до
edit-column-vehicle = Машина
edit-column-max-weight-kg = Груз до, кг
edit-column-max-volume-l = Объём до, л
edit-column-max-side-cm = Сторона до, см
edit-column-speed-factor = Скорость, раз
edit-column-rub-per-hour = ₽/ч
edit-column-rub-per-km = ₽/км
edit-column-rub-per-order = ₽/заказ
edit-column-rub-per-trip = ₽/рейс
edit-column-paid-for = Оплата за
edit-column-break-min = Перерыв, мин
edit-column-break-from = Перерыв с
edit-column-break-until = Перерыв до

edit-help-order-id = Номер отправления; у каждого заказа свой
edit-help-placed-at = Когда заказ принят: от этого времени идут 150 минут, если отсчёт «placed»
edit-help-slot-start = Раньше этого времени вручать нельзя
edit-help-slot-end = Позже этого времени вручать нельзя
edit-help-lat = Широта двери, градусы; удобнее поставить щелчком на карте
edit-help-lon = Долгота двери, градусы
edit-help-address = Для курьера; место берётся из координат
edit-help-store-id = С какого склада; пусто — единственный склад дня
edit-help-ready-at = Когда собран; пусто — принят плюс сборка из настроек
edit-help-weight-kg = Вес посылки
edit-help-volume-l = Объём посылки
edit-help-longest-side-cm = Самая длинная сторона посылки
edit-help-handover-min = Минут у двери; пусто — по настройкам раздела «Вручение»
edit-help-order-value-rub = Цена товаров: чем рискуем при отмене
edit-help-fee-rub = Плата за доставку; пусто — из настроек
edit-help-priority = От 0 до 100; сначала берутся заказы с большим числом
edit-help-slot-moves = Сколько раз окно ещё можно перенести; пусто — два, как даёт маркетплейс
edit-help-comment = Для курьера
edit-help-customer = Для курьера
edit-help-phone = Для курьера
edit-help-courier-id = Имя или номер; у каждого свой
edit-help-shift-start = Раньше погрузка не начнётся
edit-help-shift-end = К этому времени курьер вернулся на склад
edit-help-vehicle = Название машины
edit-help-max-weight-kg = Грузоподъёмность; пусто — без предела
edit-help-max-volume-l = Вместимость; пусто — без предела
edit-help-max-side-cm = Самая длинная вещь, которая влезет; пусто — без предела
edit-help-speed-factor = 1 — как все, 1,2 — быстрее на пятую часть
edit-help-rub-per-hour = Оплата часа
edit-help-rub-per-km = Оплата километра
edit-help-rub-per-order = Оплата заказа
edit-help-rub-per-trip = Оплата рейса
edit-help-paid-for = shift — час смены оплачен в любом случае; trip — только часы в рейсе
edit-help-break-min = Сколько минут отдыхает на складе; пусто — без перерыва
edit-help-break-from = Перерыв начнётся не раньше
edit-help-break-until = Перерыв кончится не позже

setting-day-date = День доставки
setting-day-timezone = Часовой пояс, имя IANA
setting-stores-store-id = Название склада; не совпадает ни с одним номером заказа
setting-stores-lat = Широта склада
setting-stores-lon = Долгота склада
setting-stores-opens = С какого часа грузят и выезжают, ЧЧ:ММ
setting-stores-closes = До какого часа выезжают, ЧЧ:ММ; вернуться можно позже
setting-stores-loading-min = Погрузка перед каждым выездом, курьер на месте
setting-promise-order-limit-min = Сколько есть от начала отсчёта до самого позднего начала вручения
setting-promise-limit-clock = Откуда отсчёт: заказ принят (placed), собран (ready) или рейс выехал (departure)
setting-promise-assembly-min = От приёма до готовности, если у заказа нет своего «Готов»
setting-promise-preorders = Заказ на позже, чем срок: связан только окном (slot_only) или и сроком (limit)
setting-promise-window-covers = Что должно попасть в окно: начало вручения (arrival) или всё вручение (handover)
setting-handover-base-min = Найти покупателя
setting-handover-photo-min = Фото или видео
setting-handover-documents-min = Подписать документ
setting-handover-bulky-extra-min = Добавка за крупный заказ
setting-handover-bulky-from-kg = Крупный — не легче этого
setting-handover-bulky-from-l = Крупный — не меньше этого
setting-fees-fee-rub = Плата за выполненный заказ, если у заказа нет своей
setting-fees-cancellation-cost-rub = Потеря за невыполненный заказ, при цели «profit»
setting-fees-early-dispute-share = Доля вручений, которые оспорят как ранние; только для отчёта о деньгах
setting-fees-cancellation-scheme = Что маркетплейс берёт за отмены: ничего (none) или ступени с 4, 10 и 20 % (published)
setting-fees-orders-14d = Заказов за 13 дней до этого
setting-fees-cancelled-14d = Из них отменено
setting-on-demand-enabled = Можно ли звать сторонних курьеров
setting-on-demand-base-rub = Цена вызова
setting-on-demand-rub-per-km = Цена километра в один конец
setting-on-demand-rub-per-order = Добавка за заказ
setting-on-demand-lead-min = От приёма заказа до курьера на складе
setting-on-demand-limit = Заказов в день, не больше
setting-on-demand-max-weight-kg = Что ему по силам: вес
setting-on-demand-max-volume-l = Что ему по силам: объём
setting-on-demand-max-side-cm = Что ему по силам: длинная сторона
setting-travel-provider = Источник: формула (estimate), файл дорог (roads), служба (openrouteservice), travel.csv (matrix)
setting-travel-congestion = Пробки: moscow-weekday, moscow-weekend, free-flow или CSV рядом с day.toml; пусто — по дате
setting-travel-fallback = Если служба не ответила: остановиться (none) или считать по формуле (estimate)
setting-travel-roads-file = Файл дорог для «roads»
setting-travel-base-url = Адрес своего openrouteservice; пусто — общая служба
setting-travel-profile = Машина для службы
setting-travel-cells-per-request = Пар «откуда — куда» в одном запросе, не больше
setting-travel-timeout-s = Сколько ждать одного ответа
setting-travel-retry-for-s = Сколько пробовать снова, пока служба занята
setting-travel-cache-days = Сколько хранить ответы службы; 0 — не хранить
setting-travel-speed-multiplier = Во сколько раз быстрее дорога без пробок, от 0,1 до 10
setting-travel-distance-multiplier = Во сколько раз длиннее дороги, от 0,1 до 10
setting-travel-city = Город: moscow или, для вопроса «что если», kazan
setting-solver-objective = Цель: больше заказов, потом дешевле (serve), или прибыль (profit)
setting-solver-time-limit-s = Сколько самое большее искать план
setting-solver-explain-s = Сколько из этого времени искать причины у невыполненных
setting-solver-departure-step-s = Шаг времён выезда; границы верны для любой секунды
setting-solver-memory-mb = Память на каталог рейсов
setting-solver-seed = Зерно случайных чисел
setting-solver-on-time-target = Каждый заказ вовремя не меньше чем в этой доле прогонов, от 0,5 до 0,99; пусто — без запаса
setting-postings-delivery-methods = Номера способов доставки, которые брать; пусто — все, что возят свои курьеры
setting-postings-include-past = Брать ли отправления в пути и вручённые
setting-addresses-geocoder = Служба адресов; none — никого не спрашивать
setting-addresses-server = Свой сервер адресов; пусто — общий
setting-addresses-within-km = Найденное дальше этого от складов — вопрос
setting-addresses-region = Область: юг, запад, север, восток в градусах
setting-addresses-keep-answers = Хранить ли ответы: где лицензия позволяет (licence), всегда (always), никогда (never)
setting-addresses-cache-file = Файл для ответов; загруженный день назвать его не может
setting-addresses-pause-s = Пауза между запросами
setting-addresses-timeout-s = Сколько ждать ответа
setting-punctuality-pair-log-sd = Ошибка времени между двумя точками, каждый день одна; пусто — по источнику
setting-punctuality-day-log-sd = День целиком быстрее или медленнее; 0,1 — примерно 10 %
setting-punctuality-leg-log-sd = Один проезд; 0,1 — примерно 10 %
setting-punctuality-handover-log-sd = Одно вручение; 0,3 — примерно 30 %
