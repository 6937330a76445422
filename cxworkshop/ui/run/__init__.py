"""The console that the facilitator runs a workshop from."""
