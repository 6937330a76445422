"""The windows: one folder per place of the app, and the doors to Qt that they share.

Pages lay out and say what the user did, presenters decide, services act. No other package imports
PySide6.
"""
