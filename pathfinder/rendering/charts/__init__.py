"""How is demand drawn as a picture? A frame with an axis (`frame`), then bars, differences or lines on it."""
