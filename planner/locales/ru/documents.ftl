### Маршрутные листы курьеров.

doc-sheet-title = Маршрутный лист: { $courier }, { $date }
doc-outside-title = Курьеры по вызову, { $date }
doc-outside-sheet = Курьеры по вызову
doc-courier-day = { $vehicle }; смена { $from }–{ $until }; { doc-trips }, { doc-orders }, { $km }
doc-outside-day = { doc-trips }, { doc-orders }, { $km }
doc-trips = { $trips ->
    [one] { $trips } рейс
    [few] { $trips } рейса
   *[many] { $trips } рейсов
 }
doc-orders = { $orders ->
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[many] { $orders } заказов
 }
doc-break = Перерыв { $minutes } мин в магазине: начать не раньше { $from }, закончить не позже { $until }.
doc-no-trips = Рейсов на этот день нет.
doc-trip = Рейс { $number } ({ $trip }). Выезд { $departs }, возвращение { $returns }. { doc-orders }, { $km }, { $load }
doc-trip-loading = Рейс { $number } ({ $trip }). Погрузка с { $loads }, выезд { $departs }, возвращение { $returns }. { doc-orders }, { $km }, { $load }
doc-outside-trip = Рейс { $number } ({ $trip }). Забрать заказ { $departs }, { $km }, { $load }
doc-column-visit = №
doc-column-arrive = Приехать
doc-column-handover = Вручать
doc-column-latest = Начать не позже
doc-column-slot = Интервал
doc-column-order = Заказ
doc-column-load = Груз
doc-column-address = Адрес
doc-column-comment = Получатель и комментарий
doc-column-mark = Отметка «Доставлено»
doc-column-receiver = Кому вручено (ФИО)
doc-column-signature = Подпись
doc-not-before = не отмечать „Доставлено“ раньше { $time }
doc-phone = тел. { $phone }
doc-coordinates = координаты { $lat }, { $lon }
doc-page = { $title }, стр.

quantity-kilograms = { $kg } кг
quantity-litres = { $litres } л
quantity-centimetres = { $cm } см
quantity-kilometres = { $km } км
