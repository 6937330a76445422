"""The scales that a pair can be rated on, in words: agreement with or without a middle, figures."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.domain.statements import Scale
from cxworkshop.words import say

AGREEMENT = ("agree5", "agree4", "agree7")
FIGURES = (Scale(1, 10), Scale(0, 10))


def scales(language: str, ours: Scale, used: Sequence[Scale]) -> tuple[Scale, ...]:
    """What there is to choose from: ours, the ready-made ones, and whatever else pairs have."""
    ready_made = (_agreement(name, language) for name in AGREEMENT)
    others = (scale for scale in ready_made if not _reads_alike(scale, ours))
    known = (ours, *others, *FIGURES)
    return (*known, *dict.fromkeys(scale for scale in used if scale not in known))


def scale_words(scale: Scale) -> str:
    """A scale in one line: "5 points, from “Strongly disagree” to “Strongly agree”"."""
    if not scale.labels:
        return say("prepare.scale.figures", lowest=scale.lowest, highest=scale.highest)
    return say(
        "prepare.scale.labelled",
        points=scale.points,
        worst=scale.labels[0],
        best=scale.labels[-1],
    )


def _agreement(name: str, language: str) -> Scale:
    labels = tuple(say(f"prepare.scale.{name}", language).split(" | "))
    return Scale(1, len(labels), labels)


def _reads_alike(scale: Scale, other: Scale) -> bool:
    return [label.casefold() for label in scale.labels] == [
        label.casefold() for label in other.labels
    ]
