"""The sentences that charts carry as titles and base lines, computed from the facts.

A title is the finding; it never says more than the numbers under it, and nothing in it is typed
in by hand. Every sentence takes the language of the workshop. One file per kind of picture.
"""
