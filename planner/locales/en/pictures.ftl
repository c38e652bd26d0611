### Map and timeline on the page of the plan.

pictures-all-couriers = All couriers
pictures-choose-courier = A courier close up
pictures-choose-courier-help = Shows one courier's trips close up, minute by minute, and brings the map nearer to them. A click on the line on the map or the bar on the timeline does the same.
pictures-choose-order = Find an order
pictures-choose-order-hint = order number
pictures-choose-order-help = Points the order out on the map, the timeline and in the table. A click on it in any picture does the same.
pictures-map-help = Lines are trips, discs are handovers with their number in the trip. Point to see the hours; click to single out.
pictures-timeline-help = A row is a courier's shift. The bracket below a handover is its slot, the wedge the latest start of the handover, hatching is waiting for the slot.
pictures-bar-deadline = Latest start of the handover
pictures-limit-first = the time limit ends before the slot does
pictures-legend-deadline = deadline
pictures-legend-slot = slot
pictures-legend-broken = broken lines: the colours have begun again
pictures-trip = trip { $number } · { $hours } · { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
 } · { $km } km
pictures-no-trips-of = This courier has no trips in the plan.
pictures-unmet-order = Order { $id } is not met: { $cause }
pictures-stops = Handovers
pictures-stops-help = By the hour. Select a row to single its order out on the map and the timeline.
pictures-cause-couriers-busy = all couriers busy
pictures-cause-late-even-alone = late even alone
pictures-cause-does-not-fit = does not fit
pictures-cause-no-courier-on-shift = no courier on shift
pictures-cause-store-closed = store closed
pictures-cause-no-road = no road
pictures-cause-not-worth-it = not worth it
pictures-cause-not-decided = not decided
pictures-cause-dropped-by-hand = dropped by hand
pictures-cause-against-wishes = against the wishes
dashboard-column-arrives = Arrives
dashboard-column-until = Handover ends
dashboard-column-latest = Deadline
dashboard-column-wait = Waits, min
dashboard-column-stop = No.
dashboard-grid-stops = Handovers by the hour
dashboard-grid-day-faults = Faults in the day's files
