"""The law as data, in time: instruments, regimes, dated values, and how periods are counted."""
