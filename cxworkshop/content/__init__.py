"""What ships to be rated, read and chosen from, read out of `resources/` into domain objects.

Every exercise, statement and action is a TOML file that a newcomer can edit. The loaders check
everything they read, and a mistake is named with its file and line. Each takes the folder to read
and the language; a language that a file lacks falls back to English.
"""
