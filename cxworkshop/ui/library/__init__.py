"""The place where all workshops are listed, made, duplicated and deleted."""
