"""What moves while a picture is revealed: marks that glide, words that fade in.

Every movement ends where the still picture has it, so the end of an animation needs no redraw.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.artist import Artist
from matplotlib.lines import Line2D

Step = Callable[[float], None]


class Motion:
    """The movements of one picture, all run by one time 0..1."""

    def __init__(self) -> None:
        self._artists: list[Artist] = []
        self._steps: list[Step] = []

    @property
    def moving(self) -> tuple[Artist, ...]:
        """The artists to redraw, in drawing order."""
        return tuple(sorted(self._artists, key=lambda artist: artist.get_zorder()))

    def show(self, t: float) -> None:
        """The picture at time t; 1 is the still picture."""
        for step in self._steps:
            step(t)

    def add(self, artists: Sequence[Artist], step: Step | None = None) -> None:
        """Redraw these artists in every frame; without a step because they stand over others that
        move."""
        self._artists += [artist for artist in artists if artist not in self._artists]
        if step and artists:
            self._steps.append(step)


def fade(artists: Sequence[Artist], begin: float = 0.0) -> Step:
    """Appear between `begin` and the end."""

    def step(t: float) -> None:
        alpha = min(max((t - begin) / (1 - begin), 0.0), 1.0)
        for artist in artists:
            artist.set_alpha(alpha)
            artist.set_visible(alpha > 0)  # what can't be seen yet costs no drawing

    return step


def glide(artists: Sequence[Artist], start: float, end: float) -> Step:
    """Travel along x from as far before the end position as `start` is before `end`."""
    homes = [_x_of(artist) for artist in artists]

    def step(t: float) -> None:
        for artist, home in zip(artists, homes, strict=True):
            _move(artist, home - (1 - t) * (end - start))

    return step


def lift(artists: Sequence[Artist], start: float, end: float) -> Step:
    """Move marks from one height to another in the first third, to make room."""

    def step(t: float) -> None:
        y = start + min(t * 3, 1.0) * (end - start)
        for artist in artists:
            if isinstance(artist, Line2D):
                artist.set_ydata([y])

    return step


def _x_of(artist: Artist) -> float:
    if isinstance(artist, Line2D):
        x, _ = artist.get_data()
        return float(x[0])  # type: ignore[index,arg-type] # a line's data are sequences
    return float(artist.get_position()[0])  # type: ignore[attr-defined] # a text: the rest are lines


def _move(artist: Artist, x: float) -> None:
    if isinstance(artist, Line2D):
        artist.set_xdata([x])
    else:
        artist.set_x(x)  # type: ignore[attr-defined] # a text, as above
