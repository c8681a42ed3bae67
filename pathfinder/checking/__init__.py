"""Is the curriculum one that people can trust? Rules over a loaded curriculum, each with a stable code."""
