"""Which set of nodes is worth learning? Closures of goals, best sets for a budget, the least remedies: numbers."""
