"""Random and hostile texts, what must hold for each of them, and the long runs."""
