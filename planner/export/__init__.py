"""Plans as files and as words: plan.json, orders.csv, routes.geojson, route sheets, reasons."""
