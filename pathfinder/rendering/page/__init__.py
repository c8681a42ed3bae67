"""How does a roadmap become one page that needs nothing else? Data, then a template and scripts, then `page`."""
