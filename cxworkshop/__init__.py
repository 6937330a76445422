"""CX Workshop: an offline desktop app that shows executive teams what their customers said."""

__version__ = "0.1.0"
