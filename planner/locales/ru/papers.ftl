### Бумаги дня: листы, акты, сообщения, отчёт о смене, доказательства по заказу.

papers-page = стр. { $page } из { $pages }

papers-gpx-store = Магазин, { $time }
papers-gpx-stop = { $visit }. { $order }, { $begins }–{ $ends }
papers-link-yandex-maps = Открыть рейс в Яндекс Картах
papers-link-yandex-navigator = Открыть рейс в Яндекс Навигаторе (на телефоне)
papers-link-two-gis = Открыть рейс в 2ГИС
papers-qr-yandex-maps = Яндекс Карты
papers-qr-two-gis = 2ГИС
papers-links-note = Ссылка открывает весь рейс по порядку остановок. Навигатор считает время сам: не раньше и не позже интервала следите по листу. Вместе со ссылкой служба карт узнаёт координаты остановок.

papers-act-title = Акт передачи заказа
papers-act-order = Заказ { $order }
papers-act-drive = Курьер { $courier }, рейс { $trip }, остановка { $visit }
papers-act-outside = Курьер по вызову, рейс { $trip }, остановка { $visit }{ $courier }
papers-act-slot = Интервал { $slot }. Начать вручение не позже { $latest }.
papers-act-receiver = Получатель по заказу
papers-act-phone = Телефон
papers-act-address = Адрес
papers-act-planned = По плану
papers-act-planned-times = приехать { $arrives }, вручать { $begins }–{ $ends }
papers-act-load = Вес и объём
papers-act-value = Стоимость товара
papers-act-contents = Состав заказа
papers-act-handed = Передано
papers-act-handed-at = Дата и время
papers-act-handed-at-blank = { $date }    ____ : ____
papers-act-handed-to = Кто получил (ФИО)
papers-act-role = Кем приходится получателю
papers-act-complaint = Количество и упаковка
papers-act-complaint-blank = ☐ претензий нет   ☐ есть: { $blank }
papers-act-signature = Подпись получившего
papers-act-courier-signature = Подпись курьера
papers-role-receiver = сам получатель
papers-role-family = член семьи
papers-role-neighbour = сосед
papers-role-guard = охрана, консьерж
papers-role-colleague = сотрудник, коллега
papers-role-other = другое:
papers-act-photos = Снять до отъезда
papers-photo-label = этикетка с номером заказа, читается
papers-photo-door = упаковка целиком на фоне двери, номер квартиры или вывеска в кадре
papers-photo-handed = заказ в руках получившего или за его порогом
papers-photo-act = этот акт с подписью
papers-photo-note = Лицо снимать только с согласия человека. Не удаляйте снимки из телефона и пересылайте файлом, а не сжатым фото: время и место съёмки — доказательство.

papers-message = Здравствуйте! Заказ { $order } передан { $date }, { $time }. Получил: { $receiver }{ $role }. Интервал доставки — { $slot }. Если вы оформили заказ для другого человека, пожалуйста, спросите у него: заказ уже вручён. Если что-то не так, напишите нам сюда, мы разберёмся.
papers-outside = Курьеры по вызову

papers-report-title = Отчёт о смене, { $date }
papers-report-hindsight = Расчёт по плану, который с утра знал все заказы дня; в живом дне выйдет не лучше.
papers-report-live = Расчёт по плану, который знал только заказы, принятые к этому часу.
papers-report-net = Остаётся после оплаты всех смен
papers-report-no-on-time = не моделировалось: planner simulate или страница «Пунктуальность»
papers-report-couriers = Курьеры
papers-report-column-courier = Курьер
papers-report-column-trips = Рейсы
papers-report-column-orders = Заказы
papers-report-column-km = Пробег
papers-report-column-busy = Занят из оплаченных
papers-report-column-cost = Рейсы стоят
papers-report-column-idle = Простой
papers-report-column-order = Заказ
papers-report-column-slot = Интервал
papers-report-column-cause = Почему не выполнен
papers-report-hours = { $busy } из { $paid } ч
papers-report-more-couriers = … и ещё { $more ->
    [one] { $more } курьер
    [few] { $more } курьера
   *[many] { $more } курьеров
 }
papers-report-all-met = Все заказы выполнены.
papers-report-unmet = Не выполнены: { doc-orders }
papers-report-group = { $verdict } — { doc-orders }
papers-report-more-orders = На странице не поместились ещё { doc-orders }: см. orders.csv

papers-record-title = Заказ { $order }: как было вручено
papers-record-planned = По плану
papers-record-told = Записано
papers-record-arrived = Приезд
papers-record-handed = Вручение
papers-record-marked = Отметка «Доставлено»
papers-record-not-before = не раньше { $time }
papers-record-source = «Записано» — время со слов курьера или из журнала поездок; программа его не измеряла.
papers-record-to = Кто получил
papers-record-note = Примечание
papers-record-no-photos = Фотографии не приложены.
papers-record-photos = Фотографии: { $photos }
papers-record-photo-file = Файл
papers-record-photo-sha = SHA-256
papers-record-photo-taken = Снято (часы камеры)
papers-record-photo-door = От двери
papers-record-metres = { $metres } м
papers-record-exif = Фотографии приложены без изменений, вместе с EXIF: временем и, где камера его записала, местом съёмки. Это и делает их доказательством; передавая архив, вы передаёте и эти данные. Время и место показаны так, как их записала камера: их можно подделать.
papers-finding-not-told = Время вручения не записано. Интервал { $slot }.
papers-finding-inside = Вручено в { $time } — внутри интервала { $slot }.
papers-finding-early = Вручено в { $time } — раньше интервала { $slot } на { $minutes } мин.
papers-finding-late = Вручено в { $time } — позже интервала { $slot } на { $minutes } мин.
papers-finding-mark-fine = Отмечено «Доставлено» в { $time } — не раньше { $start }.
papers-finding-mark-early = Отмечено «Доставлено» в { $time } — раньше { $start } на { $minutes } мин.

papers-told = Бумаги дня: выполняется { $met } из { $orders }; у невыполненных заказов актов нет.
papers-told-files = { $files ->
    [one] Записан { $files } файл:
    [few] Записано { $files } файла:
   *[many] Записано { $files } файлов:
 }
papers-told-photos = { $photos ->
    [0] Фотографии не приложены.
    [one] Приложена { $photos } фотография.
    [few] Приложены { $photos } фотографии.
   *[many] Приложено { $photos } фотографий.
 }
papers-told-exif = Фотографии не изменены: в них остались время и, где камера его записала, место съёмки.
papers-told-message = Сообщение владельцу аккаунта:

fault-plan-untrue = проверка плана нашла то, что этому дню противоречит: файл изменён или составлен при других данных; спланируйте день заново
fault-courier-unknown = такого курьера в этом дне нет; похожие: { $near }
fault-order-not-met = этот заказ в плане не выполняется: акта и доказательств вручения у него нет
fault-photo-large = больше { $most } МБ: это не фотография с телефона; приложите исходный снимок
fault-photo-broken = это не фотография JPEG, PNG, WebP или HEIC, или файл повреждён
fault-photos-many = фотографий больше { $most }; отберите нужные
fault-photos-large = все фотографии вместе больше { $most } МБ; отберите нужные

cli-help-documents = Бумаги дня: маршрутные листы (XLSX и PDF), акты передачи, сообщения владельцам аккаунтов, маршруты для навигатора (ссылки, GPX) и отчёт о смене.
cli-help-documents-out = Папка или файл .zip для бумаг; не сама папка дня.
cli-help-documents-plan = Взять этот план, а не планировать заново; он проверяется по данным дня.
cli-help-documents-only = Только эти бумаги: sheets — листы, acts — акты, messages — сообщения, routes — маршруты, report — отчёт. Можно повторять.
cli-help-documents-courier = Только этого курьера. Можно повторять.
cli-help-documents-order = Только акт этого заказа. Можно повторять.
cli-help-evidence = Доказательства по заказу для спора: акт, время по плану и на деле, сообщение, фотографии — одним ZIP.
cli-help-evidence-of = Номер заказа.
cli-help-evidence-out = Папка или файл .zip; не сама папка дня.
cli-help-evidence-photo = Фотография (JPEG, PNG, WebP, HEIC), прикладывается без изменений, с EXIF. Можно повторять.
cli-help-evidence-delivered = Когда заказ передан: 13:05 или полный момент.
cli-help-evidence-arrived = Когда курьер приехал.
cli-help-evidence-marked = Когда нажато «Доставлено».
cli-help-evidence-to = Кто получил (ФИО).
cli-help-evidence-role = Кем он приходится получателю.
cli-help-evidence-note = Примечание.
cli-help-evidence-actual = Журнал поездок: время приезда берётся из него.

dashboard-page-documents = Документы
documents-page-soon = Документы появятся, как только день будет спланирован.
documents-page-empty = Документы делаются по плану дня; плана ещё нет.
documents-page-to-plan = К плану дня
documents-page-nobody-met = В плане нет ни одного рейса: листов, актов и сообщений нет.
documents-page-day = Весь день
documents-page-unmet = В плане не выполняется { doc-orders }: актов и сообщений у них нет, причины — в отчёте о смене.
documents-page-get-pack = Все документы дня (ZIP)
documents-page-get-report = Отчёт о смене (PDF)
documents-page-get-sheets = Маршрутные листы (XLSX)
documents-page-get-messages = Сообщения (TXT)
documents-page-couriers = Курьеру
documents-page-courier = Курьер
documents-page-get-sheet = Маршрутный лист (PDF)
documents-page-get-acts = Акты по порядку (PDF)
documents-page-get-gpx = Маршрут (GPX)
documents-page-navigator = Навигатор
documents-page-links = Ссылки текстом — отправить курьеру
documents-page-order = По заказу: акт, сообщение, доказательства
documents-page-order-met = Заказ из плана
documents-page-get-act = Акт передачи (PDF)
documents-page-arrived = Приехал
documents-page-delivered = Передал
documents-page-marked = Нажал «Доставлено»
documents-page-to = Кто получил
documents-page-role = Кем приходится получателю
documents-page-note = Примечание для спора
documents-page-message = Сообщение владельцу аккаунта
documents-page-photos = Фотографии
documents-page-photos-help = JPEG, PNG, WebP или HEIC, до 20 МБ каждая, не больше { $most }. Вид файла проверяется по содержимому; имена файлов не сохраняются.
documents-page-get-evidence = Доказательства по заказу (ZIP)
