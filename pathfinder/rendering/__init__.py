"""How does a result look? One file per format: result in, text out; nothing here prints."""
