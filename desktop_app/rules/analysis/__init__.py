"""What an analysis makes of records: funnels, waits, classes, shares. Plain facts in, results out; nothing is read."""
