"""Plausible opinions for simulated executives: proud of themselves, less sure of their customers.

Opinions are dealt, not drawn: the wished shares are first turned into as many answers as there are
phones, then shuffled among them. So a designed story is told exactly, with eight phones as with
twelve, and the same seed tells it again.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

MOODS: Mapping[str, Sequence[float]] = {
    "proud": (0, 1, 2, 6, 4),
    "split": (4, 3, 1, 3, 4),
    "humble": (3, 5, 3, 2, 0),
}
CANT_JUDGE = 0.04
GUESS_BELOW = 18
GUESS_SPREAD = 13
TEXTS = (
    "We decide too slowly",
    "Nobody owns the whole journey",
    "We measure what is easy",
    "Service hears it first, and we hear it last",
    "Our systems do not talk to each other",
    "We promise more than we keep",
)


@dataclass(frozen=True, slots=True)
class Opinions:
    """What a group thinks: a mood for everything, and leanings per question id that override it.

    A leaning is `{"rating": [weights worst→best], "cant_judge": share, "prediction": {"mean",
    "sd"}}`, each part optional."""

    seed: int = 0
    mood: str = "proud"
    leanings: Mapping[str, Mapping[str, Any]] | None = None

    def deal(self, question: Mapping[str, Any], phones: int) -> list[Any]:
        """One answer per phone, None for "can't judge"."""
        name = str(question.get("about") or question["id"])
        leaning = (self.leanings or {}).get(name, {})
        chance = random.Random(f"{self.seed} {name} {question['kind']}")
        unsure = round(float(leaning.get("cant_judge", CANT_JUDGE)) * phones)
        answers = self._answers(question, leaning, phones - unsure, chance)
        answers += [None] * unsure
        chance.shuffle(answers)
        return answers

    def _answers(
        self,
        question: Mapping[str, Any],
        leaning: Mapping[str, Any],
        count: int,
        chance: random.Random,
    ) -> list[Any]:
        match question["kind"]:
            case "rating":
                return _ratings(question["scale"], self._weights(leaning, chance), count)
            case "prediction":
                return [self._guess(question, value) for value in self._guesses(leaning, count)]
            case "ranking":
                return [_near_order(question["items"], chance) for _ in range(count)]
            case "allocation":
                return [_split(question, chance) for _ in range(count)]
            case "choice":
                most = int(question.get("total") or 1)
                ids = [item["id"] for item in question["items"]]
                return [chance.sample(ids, min(most, len(ids))) for _ in range(count)]
            case "number":
                low, high = question["scale"]["min"], question["scale"]["max"]
                return [round(chance.triangular(low, high)) for _ in range(count)]
            case _:
                return [chance.choice(TEXTS) for _ in range(count)]

    def _weights(self, leaning: Mapping[str, Any], chance: random.Random) -> Sequence[float]:
        if "rating" in leaning:
            return [float(weight) for weight in leaning["rating"]]
        return [weight * chance.uniform(0.5, 1.5) for weight in MOODS[self.mood]]

    def _guesses(self, leaning: Mapping[str, Any], count: int) -> list[int]:
        wished = leaning.get("prediction", {})
        agree = 100 * sum(MOODS[self.mood][3:]) / sum(MOODS[self.mood])
        mean = float(wished.get("mean", agree - GUESS_BELOW))
        spread = NormalDist(mean, max(0.1, float(wished.get("sd", GUESS_SPREAD))))
        exact = [spread.inv_cdf((place + 0.5) / count) for place in range(count)]
        return [min(100, max(0, round(value))) for value in exact]

    def _guess(self, question: Mapping[str, Any], likely: int) -> Any:
        if not question.get("low_high"):
            return likely
        low, high = max(0, likely - GUESS_SPREAD), min(100, likely + GUESS_SPREAD)
        return {"likely": likely, "low": low, "high": high}


def apportion(weights: Sequence[float], count: int) -> list[int]:
    """`count` things shared out by `weights`, by largest remainder."""
    total = sum(weights) or 1.0
    exact = [weight / total * count for weight in weights]
    shares = [int(value) for value in exact]
    rest = sorted(range(len(exact)), key=lambda place: shares[place] - exact[place])
    for place in rest[: count - sum(shares)]:
        shares[place] += 1
    return shares


def _ratings(scale: Mapping[str, Any], weights: Sequence[float], count: int) -> list[int]:
    points = range(int(scale["min"]), int(scale["max"]) + 1)
    if len(weights) != len(points):
        weights = _stretched(weights, len(points))
    shares = apportion(weights, count)
    return [point for point, share in zip(points, shares, strict=True) for _ in range(share)]


def _stretched(weights: Sequence[float], points: int) -> list[float]:
    """The same leaning on a scale of another length."""
    last = len(weights) - 1
    return [weights[round(place * last / (points - 1))] for place in range(points)]


def _near_order(items: Sequence[Mapping[str, Any]], chance: random.Random) -> list[str]:
    """Roughly the given order: neighbours change places now and then."""
    marks = {item["id"]: place + chance.gauss(0, 1.5) for place, item in enumerate(items)}
    return sorted(marks, key=lambda item: marks[item])


def _split(question: Mapping[str, Any], chance: random.Random) -> dict[str, int]:
    """Points where the heart lies, no more on one item than may be given."""
    ids = [item["id"] for item in question["items"]]
    total, left = int(question["total"]), int(question["total"])
    most = int(question.get("most") or total)
    weights = [chance.gammavariate(1.5, 1) for _ in ids]
    given = dict.fromkeys(ids, 0)
    for name, share in zip(ids, apportion(weights, total), strict=True):
        given[name] = min(share, most)
        left -= given[name]
    for name in sorted(ids, key=lambda each: given[each]):
        more = min(left, most - given[name])
        given[name] += more
        left -= more
    return given
