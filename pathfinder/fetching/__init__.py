"""How do current listings get here? A polite client, a file that survives an interruption, one module per source.

Nothing else in pathfinder touches the network, and nothing of this room is imported but for `demand fetch`.
"""

NAMES = ("hn", "greenhouse", "lever", "ashby")
"""The sources, each the module of its name in this room; here they are known without it."""
