### Papers of the day: sheets, acts, messages, the shift report, evidence of an order.

papers-page = page { $page } of { $pages }

papers-gpx-store = Store, { $time }
papers-gpx-stop = { $visit }. { $order }, { $begins }–{ $ends }
papers-link-yandex-maps = Open the trip in Yandex Maps
papers-link-yandex-navigator = Open the trip in Yandex Navigator (on a phone)
papers-link-two-gis = Open the trip in 2GIS
papers-qr-yandex-maps = Yandex Maps
papers-qr-two-gis = 2GIS
papers-links-note = A link opens the whole trip, stops in order. The navigator reckons its own times: keep to the slots on this sheet. With the link the map service learns where the stops are.

papers-act-title = Handover act
papers-act-order = Order { $order }
papers-act-drive = Courier { $courier }, trip { $trip }, stop { $visit }
papers-act-outside = Outside courier, trip { $trip }, stop { $visit }{ $courier }
papers-act-slot = Slot { $slot }. Begin the handover no later than { $latest }.
papers-act-receiver = Receiver as ordered
papers-act-phone = Phone
papers-act-address = Address
papers-act-planned = Planned
papers-act-planned-times = arrive { $arrives }, hand over { $begins }–{ $ends }
papers-act-load = Weight and volume
papers-act-value = Value of the goods
papers-act-contents = Contents of the order
papers-act-handed = Handed over
papers-act-handed-at = Date and time
papers-act-handed-at-blank = { $date }    ____ : ____
papers-act-handed-to = Received by (full name)
papers-act-role = Who that is
papers-act-complaint = Quantity and packaging
papers-act-complaint-blank = ☐ no complaints   ☐ complaint: { $blank }
papers-act-signature = Signature of who received it
papers-act-courier-signature = Signature of the courier
papers-role-receiver = the receiver
papers-role-family = family member
papers-role-neighbour = neighbour
papers-role-guard = guard, concierge
papers-role-colleague = staff, colleague
papers-role-other = other:
papers-act-photos = Take before leaving
papers-photo-label = the label with the order number, readable
papers-photo-door = the whole parcel before the door, flat number or sign in the picture
papers-photo-handed = the order in the hands of who received it, or inside the door
papers-photo-act = this act with its signature
papers-photo-note = A face only with the person's consent. Don't delete the pictures from the phone, and send them as files, not as compressed photos: when and where they were taken is evidence.

papers-message = Hello! Order { $order } was handed over on { $date }, { $time }. Received by: { $receiver }{ $role }. The delivery slot is { $slot }. If you ordered for someone else, please ask them: the order has been handed over. If anything is wrong, write to us here and we will sort it out.
papers-outside = Outside couriers

papers-report-title = Shift report, { $date }
papers-report-hindsight = By a plan that knew all orders of the day in the morning; a day as it unfolds comes out no better.
papers-report-live = By a plan that knew only the orders placed by that hour.
papers-report-net = Left after the pay of all shifts
papers-report-no-on-time = not simulated: planner simulate or the page "Punctuality"
papers-report-couriers = Couriers
papers-report-column-courier = Courier
papers-report-column-trips = Trips
papers-report-column-orders = Orders
papers-report-column-km = Distance
papers-report-column-busy = Busy of paid
papers-report-column-cost = Trips cost
papers-report-column-idle = Idle
papers-report-column-order = Order
papers-report-column-slot = Slot
papers-report-column-cause = Why it is not met
papers-report-hours = { $busy } of { $paid } h
papers-report-more-couriers = … and { $more ->
    [one] { $more } more courier
   *[other] { $more } more couriers
 }
papers-report-all-met = All orders are met.
papers-report-unmet = Not met: { doc-orders }
papers-report-group = { $verdict } — { doc-orders }
papers-report-more-orders = Not on this page: { doc-orders } more, see orders.csv

papers-record-title = Order { $order }: how it was handed over
papers-record-planned = Planned
papers-record-told = Recorded
papers-record-arrived = Arrival
papers-record-handed = Handover
papers-record-marked = Marked "Delivered"
papers-record-not-before = not before { $time }
papers-record-source = "Recorded" is what the courier told or a log of drives says; the program did not measure it.
papers-record-to = Received by
papers-record-note = Note
papers-record-no-photos = No photos are attached.
papers-record-photos = Photos: { $photos }
papers-record-photo-file = File
papers-record-photo-sha = SHA-256
papers-record-photo-taken = Taken (camera's clock)
papers-record-photo-door = From the door
papers-record-metres = { $metres } m
papers-record-exif = The photos are attached unchanged, with their EXIF: when and, where the camera wrote it, where they were taken. That is what makes them evidence; with the archive you hand on these data too. Time and place are shown as the camera wrote them: they can be forged.
papers-finding-not-told = The time of the handover is not recorded. The slot is { $slot }.
papers-finding-inside = Handed over at { $time }, inside the slot { $slot }.
papers-finding-early = Handed over at { $time }, { $minutes } min before the slot { $slot }.
papers-finding-late = Handed over at { $time }, { $minutes } min after the slot { $slot }.
papers-finding-mark-fine = Marked "Delivered" at { $time }, not before { $start }.
papers-finding-mark-early = Marked "Delivered" at { $time }, { $minutes } min before { $start }.

papers-told = Papers of the day: { $met } of { $orders } are met; orders that are not have no act.
papers-told-files = { $files ->
    [one] { $files } file written:
   *[other] { $files } files written:
 }
papers-told-photos = { $photos ->
    [0] No photos attached.
    [one] { $photos } photo attached.
   *[other] { $photos } photos attached.
 }
papers-told-exif = The photos are unchanged: they still hold when and, where the camera wrote it, where they were taken.
papers-told-message = Message to the account holder:

fault-plan-untrue = the plan's audit found what contradicts this day: the file was changed or made from other data; plan the day again
fault-courier-unknown = this day has no such courier; most like it: { $near }
fault-order-not-met = the plan does not meet this order: it has no act and no evidence of a handover
fault-photo-large = larger than { $most } MB: no photo of a phone; attach the picture as it was taken
fault-photo-broken = not a JPEG, PNG, WebP or HEIC photo, or a broken file
fault-photos-many = more than { $most } photos; choose the ones you need
fault-photos-large = all photos together are larger than { $most } MB; choose the ones you need

cli-help-documents = Papers of a day: route sheets (XLSX and PDF), handover acts, messages to account holders, routes for a navigator (links, GPX) and the shift report.
cli-help-documents-out = Folder or .zip file of the papers; not the day folder itself.
cli-help-documents-plan = Take this plan instead of planning anew; it is checked against the day.
cli-help-documents-only = Only these papers: sheets, acts, messages, routes, report. May be repeated.
cli-help-documents-courier = Only of this courier. May be repeated.
cli-help-documents-order = Only the act of this order. May be repeated.
cli-help-evidence = Evidence of one order for a dispute: act, planned and actual times, message, photos, as one ZIP.
cli-help-evidence-of = Number of the order.
cli-help-evidence-out = Folder or .zip file; not the day folder itself.
cli-help-evidence-photo = Photo (JPEG, PNG, WebP, HEIC), attached unchanged, with its EXIF. May be repeated.
cli-help-evidence-delivered = When the order was handed over: 13:05, or a whole moment.
cli-help-evidence-arrived = When the courier arrived.
cli-help-evidence-marked = When "Delivered" was pressed.
cli-help-evidence-to = Who received it (full name).
cli-help-evidence-role = Who that is to the receiver.
cli-help-evidence-note = A note.
cli-help-evidence-actual = A log of drives: the time of arrival is taken from it.

dashboard-page-documents = Documents
documents-page-soon = Documents appear as soon as the day is planned.
documents-page-empty = Documents are made from the day's plan; there is none yet.
documents-page-to-plan = To the day's plan
documents-page-nobody-met = The plan has no trips: no sheets, acts or messages.
documents-page-day = The whole day
documents-page-unmet = The plan does not meet { doc-orders }: no acts and messages for these; the causes stand in the shift report.
documents-page-get-pack = All documents of the day (ZIP)
documents-page-get-report = Shift report (PDF)
documents-page-get-sheets = Route sheets (XLSX)
documents-page-get-messages = Messages (TXT)
documents-page-couriers = For a courier
documents-page-courier = Courier
documents-page-get-sheet = Route sheet (PDF)
documents-page-get-acts = Acts in order of visit (PDF)
documents-page-get-gpx = Route (GPX)
documents-page-navigator = Navigator
documents-page-links = The links as text, to send to the courier
documents-page-order = For an order: act, message, evidence
documents-page-order-met = Order of the plan
documents-page-get-act = Handover act (PDF)
documents-page-arrived = Arrived
documents-page-delivered = Handed over
documents-page-marked = Pressed "Delivered"
documents-page-to = Received by
documents-page-role = Who that is to the receiver
documents-page-note = Note for a dispute
documents-page-message = Message to the account holder
documents-page-photos = Photos
documents-page-photos-help = JPEG, PNG, WebP or HEIC, up to 20 MB each, no more than { $most }. The kind is checked by content; file names are not kept.
documents-page-get-evidence = Evidence of the order (ZIP)
