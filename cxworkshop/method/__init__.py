"""How the gap is measured: statistics on count vectors, in the standard library alone.

Counts run from the worst scale point to the best. Shares are floats in 0..1; points are
shares times 100. Bad input raises ValueError with the reason.
"""
