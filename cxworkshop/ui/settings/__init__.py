"""The settings: a page of choices, the backups, and what this program is made of."""
