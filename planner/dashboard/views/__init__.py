"""What stands on the page: one module per section, each with one `render`."""
