# History: days and plans kept

cli-help-history = The history: days and plans kept earlier, to look at, compare, delete or move. One SQLite file (or PostgreSQL, PLANNER_HISTORY); 30 days after the day of service names, phones and addresses are removed (PLANNER_RETENTION_DAYS), the figures stay.
cli-help-history-list = A line per plan: day, orders met and what is proved, cost, when and by whom it was saved, until when names are kept.
cli-help-history-show = One plan: its figures and each order's fate; with --out also the day's files and plan.json, to go on from there.
cli-help-history-compare = Two plans side by side: their figures, and what changed order by order.
cli-help-history-delete = Delete plans for good; a day goes with the last of its plans.
cli-help-history-purge = Remove names, phones and addresses that are past their date. It also happens by itself, whenever the history is opened or saved to.
cli-help-history-export = Write plans with their days into a ZIP file. It holds names that are not past their date; only its owner can read it.
cli-help-history-import = Add the plans of a ZIP file; those that are there already are not repeated.
cli-help-history-id = A plan’s number in history list.
cli-help-history-ids = Plans’ numbers in history list.
cli-help-history-place = Where the history is: a file’s path or a database’s URL; by default PLANNER_HISTORY, else a file in the user’s folder.
cli-help-history-archive = A ZIP file.
cli-help-history-out = A new or empty folder for the day’s files and plan.json.
cli-help-history-yes = Don’t ask.
cli-help-keep = Keep the day and the plan in the history (see history).

history-kept = Kept in the history: plan { $id }.
history-place = Place: { $place }
history-empty = There are no plans in the history yet. To keep one: python -m planner plan FOLDER --out DIR --keep; the dashboard keeps a day’s plan by itself.
history-plan = Plan { $id }
history-same = The plans are alike: every order has the same fate.
history-column-id = No.
history-column-day = Day
history-column-met = Met
history-column-cost = Trips
history-column-per-order = Per order
history-column-fees = Fees
history-column-saved = Saved
history-column-by = By
history-column-names = Names and addresses
history-column-order = Order
history-column-fate = Fate
history-column-change = What changed
history-column-before = Before
history-column-after = After
history-met-all = { $met } of { $orders }, every one
history-met-most = { $met } of { $orders }, proved: no plan meets more
history-met-grid = { $met } of { $orders }, most for departures every { $step } s
history-met-open = { $met } of { $orders }, not proved: at most { $bound }
history-names-until = until { $date }
history-names-gone = removed
history-outside = outside courier
history-fate = { $courier }, { $time }
history-change-gained = met now
history-change-lost = no longer met
history-change-moved = other courier or time
history-change-verdict = known about differently
history-change-added = new order
history-change-removed = order gone
history-out-used = The folder { $folder } is not empty; name a new one.
history-delete-sure = { $count ->
    [one] Delete { $count } plan for good?
   *[other] Delete { $count } plans for good?
}
history-deleted = { $count ->
    [one] { $count } plan deleted.
   *[other] { $count } plans deleted.
}
history-purged = { $count ->
    [one] Names, phones and addresses removed from { $count } day (kept for { $days } days after the day of service).
   *[other] Names, phones and addresses removed from { $count } days (kept for { $days } days after the day of service).
}
history-exported = Written: { $file }
history-imported = { $count ->
    [one] { $count } plan added.
   *[other] { $count } plans added.
}

history-heading = History
history-retention = Plans of your own days are kept by themselves. Names, phones, addresses and exact coordinates are kept for { $days } days after the day of service and then removed; figures and ids stay.
history-empty-page = Plans of your days will appear here: each finished plan is kept by itself. Load a day on the page Orders.
history-choose = Plans
history-choose-hint = One to open, two to compare
history-choose-help = One plan: open or look at it; two: compare them; any: delete or download.
history-open = Open
history-open-help = The day and the plan become the current ones. A plan whose day has lost its names can only be looked at and compared.
history-delete = Delete
history-delete-yes = Yes, delete
history-export = Download ZIP
history-export-help = The plans chosen with their days, or the whole history where none is chosen. The file holds names that are not past their date.
history-bare = Names and addresses of this day have been removed, past their date. Its figures and each order’s fate are left.
history-figure = Figure
history-compare = Two plans side by side
history-changes = What changed by order
history-move = Add from a file
history-upload = ZIP file of a history
history-import = Add

fault-history-retention = the time names are kept is a whole number of days from 0 to { $most }
fault-history-url = the history’s place is a file’s path or a URL sqlite:///… or postgresql://…; other databases are not supported
fault-history-newer = a newer version of the program wrote this database; update the program
fault-history-unreadable = the history can’t be read or written ({ $detail }); check its place, rights and the free disk space
fault-history-unknown = there is no such plan in the history
fault-history-archive = this is no history archive of format 1, or what it holds is not what it lists
fault-history-day = a day without names claims to be one that is kept, and differs from it
fault-history-other-day = the plan’s orders are not the orders of this day

dashboard-page-history = History
