"""Which files does pathfinder read and write, and what is wrong in them? Every file goes through this room."""
