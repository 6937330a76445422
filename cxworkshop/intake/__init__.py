"""A customers' survey file becomes customer scores.

What arrives is never tidy: any delimiter and encoding, title rows, labels instead of numbers, codes
for "don't know". `survey.read_survey` reads a file and says what it found, `mapping.suggest` ties
columns to statements, `scoring.score` counts. Nothing is changed anywhere, and whatever is wrong
with a file is an `IntakeProblem` with row, column and the way out.
"""
