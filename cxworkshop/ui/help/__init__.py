"""The manual inside the app, and the tour that shows a newcomer around."""
