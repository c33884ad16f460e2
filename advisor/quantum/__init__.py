"""Money: interest, penalties, prices, losses, fees. Pure functions that know no matter and no claim."""
