"""The actions that a team can choose from when it writes its plan."""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.domain.plan import Depth, Lever


@dataclass(frozen=True, slots=True)
class CatalogueAction:
    """One ready-made action. `closes` names the dimensions whose gaps it works on; `effort` is S,
    M or L; `checkpoints` are the texts for day 30, 60 and 90."""

    id: str
    title: str
    levers: frozenset[Lever]
    closes: frozenset[str]
    depth: Depth
    measure: str
    owner_role: str
    first_step: str
    effort: str
    risk: str
    stop: str
    checkpoints: tuple[str, str, str]
