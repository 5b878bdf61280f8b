"""One-on-ones: what is prepared, written down, shown to two and handed over."""
