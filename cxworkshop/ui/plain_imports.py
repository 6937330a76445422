"""Python's own import, put back.

PySide replaces it by one that reads the source text of whatever is imported later, to find out
whether methods of Qt may be renamed in it (`from __feature__ import`). We never do that. Reading
takes a tenth of the start, and what worker threads import should not enter PySide.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 # this is when it is replaced

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
