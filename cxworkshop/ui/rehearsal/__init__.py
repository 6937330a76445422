"""Rehearse: the choice of executives and screens, and the run page on a copy thrown away later."""
