"""What is kept: the library of workshops and, apart from it, the open room's own small file.

The only home of the database: everything else speaks to the functions here, one file per subject,
in the types of `domain`. Settings, locking and opening stand in one place each.
"""
