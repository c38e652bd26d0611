"""How many couriers, with which shifts, for days like these.

Reading order: `templates`, `template_file` (the shifts to choose from), `past_days`,
`resample` (the days), `ready` (a day's trips for every template), `lines` (proved bounds,
linear in the counts), `program`, `relaxed` (the linear program over all days), `counts`
(whole numbers of couriers), `making` (audited plans for given counts), `chooser` (the search),
`choose` (the whole), `hours` (demand, work and what one courier more is worth), `results`.
"""
