"""The place where one workshop is made ready: six cards, each with its editor."""
