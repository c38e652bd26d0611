"""Planning by hand: what has to be, the day re-planned around it, and its price."""
