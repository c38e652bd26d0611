"""Travel times: providers, congestion, and the matrix they all give."""
