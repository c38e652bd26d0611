### Couriers' route sheets.

doc-sheet-title = Route sheet: { $courier }, { $date }
doc-outside-title = Outside couriers, { $date }
doc-outside-sheet = Outside couriers
doc-courier-day = { $vehicle }; shift { $from }–{ $until }; { doc-trips }, { doc-orders }, { $km }
doc-outside-day = { doc-trips }, { doc-orders }, { $km }
doc-trips = { $trips ->
    [one] { $trips } trip
   *[other] { $trips } trips
 }
doc-orders = { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
 }
doc-break = Break of { $minutes } min at the store: begin no earlier than { $from }, end no later than { $until }.
doc-no-trips = No trips on this day.
doc-trip = Trip { $number } ({ $trip }). Leave at { $departs }, back at { $returns }. { doc-orders }, { $km }, { $load }
doc-trip-loading = Trip { $number } ({ $trip }). Loading from { $loads }, leave at { $departs }, back at { $returns }. { doc-orders }, { $km }, { $load }
doc-outside-trip = Trip { $number } ({ $trip }). Pick up at { $departs }, { $km }, { $load }
doc-column-visit = No.
doc-column-arrive = Arrive
doc-column-handover = Hand over
doc-column-latest = Begin by
doc-column-slot = Slot
doc-column-order = Order
doc-column-load = Load
doc-column-address = Address
doc-column-comment = Receiver and comment
doc-column-mark = Marking as delivered
doc-column-receiver = Handed over to (name)
doc-column-signature = Signature
doc-not-before = do not mark “Delivered” before { $time }
doc-phone = tel. { $phone }
doc-coordinates = coordinates { $lat }, { $lon }
doc-page = { $title }, page

quantity-kilograms = { $kg } kg
quantity-litres = { $litres } l
quantity-centimetres = { $cm } cm
quantity-kilometres = { $km } km
