"""The words claims are written in: truth values, the matter, conditions, elements, clocks, claims."""
