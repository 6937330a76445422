"""Counts in, facts out: what a screen, a chart or a paper may state, each with its base.

Pure functions on plain data. No view computes; whatever is shown stands in a fact, and a fact that
may not be shown (too few answers, an unconfirmed column) says why instead of carrying numbers.
"""
