"""How do current listings get here? A polite client, a file that survives an interruption, one module per source.

Nothing else in pathfinder touches the network, and nothing of this room is imported but for `demand fetch`.
"""
