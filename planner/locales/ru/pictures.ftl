### Карта и шкала времени на странице плана.

pictures-all-couriers = Все курьеры
pictures-choose-courier = Курьер крупно
pictures-choose-courier-help = Покажет рейсы одного курьера крупно, по минутам, и приблизит карту к ним. То же — щелчком по его линии на карте или полосе на шкале.
pictures-choose-order = Найти заказ
pictures-choose-order-hint = номер заказа
pictures-choose-order-help = Выделит заказ на карте, на шкале и в таблице. То же — щелчком по нему на любой из картинок.
pictures-map-help = Линии — рейсы, кружки — вручения с номером в рейсе. Наведите, чтобы увидеть часы; щёлкните, чтобы выделить.
pictures-timeline-help = Строка — смена курьера. Скобка под вручением — час доставки, клин — крайний срок начала вручения, штриховка — ожидание начала часа.
pictures-bar-deadline = Крайний срок начала вручения
pictures-limit-first = предел времени кончается раньше часа доставки
pictures-legend-deadline = крайний срок
pictures-legend-slot = час доставки
pictures-legend-broken = прерывистая линия — цвета пошли по второму кругу
pictures-trip = рейс { $number } · { $hours } · { $orders ->
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[many] { $orders } заказов
 } · { $km } км
pictures-no-trips-of = У этого курьера рейсов в плане нет.
pictures-unmet-order = Заказ { $id } не выполнен: { $cause }
pictures-stops = Вручения
pictures-stops-help = По часам. Выделите строку — заказ выделится на карте и шкале.
pictures-cause-couriers-busy = все курьеры заняты
pictures-cause-late-even-alone = не успеть и одному
pictures-cause-does-not-fit = не помещается
pictures-cause-no-courier-on-shift = нет курьера на смене
pictures-cause-store-closed = магазин закрыт
pictures-cause-no-road = нет дороги
pictures-cause-not-worth-it = невыгоден
pictures-cause-not-decided = не решено
pictures-cause-dropped-by-hand = снят вручную
pictures-cause-against-wishes = мешают пожелания
dashboard-column-arrives = Приезд
dashboard-column-until = Конец вручения
dashboard-column-latest = Крайний срок
dashboard-column-wait = Ждёт, мин
dashboard-column-stop = №
dashboard-grid-stops = Вручения по часам
dashboard-grid-day-faults = Ошибки в файлах дня
