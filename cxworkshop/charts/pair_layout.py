"""Where everything stands on the picture of one pair: once for the stage, once for paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PairLayout:
    """Sizes and baselines in units. On paper a unit is a point, and the parts of the gap are named
    on one line; `headed` says that title, wording and base line belong to the picture."""

    size: tuple[float, float]
    left: float
    right: float
    headed: bool
    numeral: float
    unit: float
    numeral_y: float
    apart: float
    apart_y: float
    label: float
    label_y: float
    note: float
    note_y: float
    beam_y: float
    end_tick: float
    end_y: float
    radius: float
    part: float
    part_y: float
    word: float
    guess: float
    guess_y: float
    gap: float
    hair: float

    @property
    def width(self) -> float:
        """How long the beam from 0 to 100 % is."""
        return self.right - self.left

    def x(self, share: float) -> float:
        """Where a share 0..1 stands on the beam."""
        return self.left + share * self.width


ON_STAGE = PairLayout(
    size=(1920, 1080),
    left=96,
    right=1824,
    headed=True,
    numeral=272,
    unit=132,
    numeral_y=472,
    apart=112,
    apart_y=424,
    label=50,
    label_y=546,
    note=34,
    note_y=593,
    beam_y=672,
    end_tick=16,
    end_y=736,
    radius=34,
    part=50,
    part_y=784,
    word=38,
    guess=38,
    guess_y=926,
    gap=56,
    hair=2,
)

ON_PAPER = PairLayout(
    size=(515.28, 114),
    left=10,
    right=505.28,
    headed=False,
    numeral=31,
    unit=31,
    numeral_y=24,
    apart=18,
    apart_y=18,
    label=11.5,
    label_y=41,
    note=8.7,
    note_y=53.5,
    beam_y=69,
    end_tick=3.6,
    end_y=83,
    radius=8,
    part=9.6,
    part_y=91,
    word=9.6,
    guess=9.6,
    guess_y=109.5,
    gap=14,
    hair=0.8,
)
