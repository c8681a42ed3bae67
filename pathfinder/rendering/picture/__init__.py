"""How is a roadmap drawn as a picture? Places first (`places`, `routes`), then strokes (`cards`, `lanes`, `header`)."""
