"""The subject of the product as plain data: workshops, statements, polls, rounds, plans, customers.

Frozen dataclasses and pure functions on the standard library alone. Nothing here knows how
anything is stored, sent, drawn or worded.
"""
