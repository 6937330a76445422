"""The place where papers and data leave the app: into a folder, onto phones."""
