"""The page a logistics lead works with; started by app.py.

Reading order: `router` (navigation, language), `session` (what a browser session holds),
`jobs` (planning in its own process), `routes`, `timeline`, `places`, `tables` (a plan as data
frames), `charts` (data frames as figures), `views` (what stands on the page).
"""
