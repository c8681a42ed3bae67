"""How are corpora of every format read? One module a format, each yielding chunks of rows with their places."""
