"""The process that phones talk to: real HTTP for them, JSON lines for the app, no Qt.

It knows no workshop, only what the app hands it: what to show, which round is open, what may be
revealed. Seats and open ballots lie in the session's own file (`store.session`); closed answers go
to the app shuffled, and the room forgets them. Nothing here keeps an address or writes a log of who
asked for what.
"""
