"""What can be typed? Typer commands: arguments in, a call, a rendering, an exit status; no arithmetic here."""
