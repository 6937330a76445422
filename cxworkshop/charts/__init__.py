"""Facts in, pictures out: one matplotlib Figure per chart for console, stage and paper.

A builder takes facts and a look and returns a `Chart`: the finished figure, which artists move
while it is revealed, and the same content as words and as a table for those who don't see it.
"""
