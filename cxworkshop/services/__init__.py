"""What a person can do with a workshop: one function per intention, and each says what changed.

A service takes the `Desk` first, reads and writes the library in one transaction, publishes an
event and returns it or what it made. Screens, the command line and tests call the same functions.
No Qt and no web in here.
"""
