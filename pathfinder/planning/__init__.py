"""In which order does somebody learn what the market asks for, and how good is that order?"""
