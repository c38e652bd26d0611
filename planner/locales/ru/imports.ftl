### Заказы из маркетплейсов и поиск адресов.

# команда import
cli-help-import = Взять заказы дня из выгрузок маркетплейса (Ozon, Wildberries DBS, Яндекс Маркет DBS; JSON, один файл или несколько) и записать orders.csv в папку дня. Чего не хватает, перечисляется; адреса без координат ищутся, спорные попадают в questions.csv.
cli-help-import-sources = Файлы с ответами маркетплейса.
cli-help-import-into = Папка дня; если в ней нет day.toml, он будет начат.
cli-help-import-date = День доставки, ГГГГ-ММ-ДД; нужен, если day.toml ещё нет, а окна на разные дни.
cli-help-import-geocode = Искать ли адреса без координат у службы из day.toml. С --offline помогут только найденные раньше и исправленные.
cli-help-import-replace = Заменить заказы, которые уже есть в папке дня.
cli-help-import-method = Взять только этот способ доставки (delivery_method.id). Можно повторять.
cli-address-failed = Служба адресов «{ $service }» не помогла: { $detail ->
        [no-key] ей нужен ключ в переменной окружения PLANNER_GEOCODER_KEY
        [unfit-settings] с настройками [addresses] она не работает
        [unreadable-answer] её ответ не читается
       *[other] { $detail }
    }. Ничего не записано. Повторите позже, или обойдитесь без неё: --set addresses.geocoder=none, тогда будет видно, каким заказам нужны координаты.
import-asking = ищу адреса: { $done } из { $all }
import-title = Заказы на { $date }: { $count ->
        [one] взят { $count }
       *[other] взято { $count }
    }
import-method = { $count } — { $name } ({ $id })
import-method-unnamed = { $count } — способ доставки не назван
import-left-out = Не взято:
import-reason-not-own-courier = доставляет не ваш курьер
import-reason-courier-not-told = не сказано, кто доставляет
import-reason-not-to-the-door = не до двери
import-reason-trial = проверочный заказ
import-reason-other-method = другой способ доставки
import-reason-cancelled = отменено
import-reason-under-way = уже в пути
import-reason-finished = уже вручено или в споре
import-reason-status-unknown = статус неизвестен
import-reason-other-day = другой день
import-gaps = Без этого не спланировать; допишите в orders.csv:
import-questions = { $count ->
        [one] Под вопросом { $count } адрес
        [few] Под вопросом { $count } адреса
       *[many] Под вопросом { $count } адресов
    }: выберите в questions.csv верную строку и сохраните её в corrections.csv (или впишите туда номер заказа, широту и долготу).
import-day-begun = day.toml начат: впишите в него широту и долготу склада.
import-notices = К сведению:
import-files = Записано:
import-next = Дальше: python -m planner plan { $folder } --out ПАПКА_ПЛАНА
import-no-candidate = ничего не найдено
import-question-no-coordinates = координат нет, и адрес ещё не искали
import-question-address-no-house = в адресе не видно номера дома
import-question-address-not-found = адрес не найден
import-question-address-outside = всё найденное вне вашей области
import-question-address-ambiguous = таких домов несколько: { $count }
import-question-address-street = найдена только улица
import-question-address-town = найден только населённый пункт
import-question-address-other-house = найден другой дом
import-question-address-unsure = неизвестно, дом ли это
import-precision-house = дом
import-precision-other-house = другой дом
import-precision-street = улица
import-precision-town = населённый пункт
import-precision-unknown = неизвестно что
progress-addresses = ищу адреса

# страница «Заказы»
dashboard-page-orders = Заказы
dashboard-intake-heading = Загрузить заказы или весь день
dashboard-intake-help = Файлы маркетплейса (ответы Ozon, Wildberries DBS, Яндекс Маркета DBS в JSON, сколько угодно страниц) или таблица заказов, или весь день одним ZIP; с ними, если нужно, day.toml, couriers.csv и corrections.csv. Чего не приложить, берётся из загруженного вами дня. Файлы остаются на этом компьютере.
dashboard-intake-files = Файлы с заказами
dashboard-intake-where = Где взять файлы маркетплейсов
dashboard-intake-where-ozon = Ozon: ответ Seller API на POST /v4/posting/fbs/list или /v4/posting/fbs/unfulfilled/list, все страницы; размеры товаров и плата есть только в ответах POST /v3/posting/fbs/get по каждому отправлению. Отчёт из личного кабинета не подойдёт: в нём нет адреса и часа доставки.
dashboard-intake-where-wildberries = Wildberries DBS: ответ на GET /api/v3/dbs/orders/new.
dashboard-intake-where-yandex = Яндекс Маркет DBS: ответ на POST /v1/businesses/…/orders или GET /v2/campaigns/…/orders.
dashboard-intake-read = Прочитать заказы
dashboard-intake-taken = { $count ->
        [one] Взят { $count } заказ
        [few] Взято { $count } заказа
       *[many] Взято { $count } заказов
    }
dashboard-intake-left-out = Не взято: { $count }
dashboard-intake-faults-note = Исправьте это в файлах и прочитайте их снова. Таблицу заказов можно скачать ниже и дописать.
dashboard-intake-plan = Рассчитать день
dashboard-grid-left-out = Заказы, которые не взяты
dashboard-grid-intake = Заказы дня, их часы и места
dashboard-column-slot-start = Окно с
dashboard-column-slot-end = Окно до
dashboard-column-place = Место
dashboard-column-status = Статус
dashboard-place-known = известно
dashboard-place-open = под вопросом
dashboard-place-missing = не указано
dashboard-address-failed = Служба адресов «{ $service }» не помогла: { $detail ->
        [no-key] ей нужен ключ в переменной окружения PLANNER_GEOCODER_KEY
        [unfit-settings] с настройками [addresses] она не работает
        [unreadable-answer] её ответ не читается
       *[other] { $detail }
    }. Попробуйте позже или впишите координаты.
dashboard-questions = { $count ->
        [0] Адреса
        [one] Под вопросом { $count } адрес
        [few] Под вопросом { $count } адреса
       *[many] Под вопросом { $count } адресов
    }
dashboard-questions-note = Поиск отправит службе из day.toml (обычно это OpenStreetMap) улицы и дома, без имён, телефонов и квартир. Выбранное и вписанное сохраняется как corrections.csv и важнее найденного.
dashboard-questions-ask = Искать адреса
dashboard-questions-which = Что верно?
dashboard-questions-typed = ничего из этого; координаты впишу
dashboard-questions-type = Координаты: широта, долгота
dashboard-questions-keep = Сохранить
dashboard-questions-wrong = Выберите ответ или впишите широту и долготу через запятую, например 55.7532, 37.6146.
dashboard-questions-km = { $km } км от склада
dashboard-questions-more = { $count ->
        [one] Ещё { $count } адрес появится
        [few] Ещё { $count } адреса появятся
       *[many] Ещё { $count } адресов появятся
    } здесь после этих.
