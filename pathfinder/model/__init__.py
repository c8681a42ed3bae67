"""Which values does pathfinder think in? Frozen ones: that a value exists means that it is valid."""
