"""Reading a million survey rows, against Python's csv module reading the same file."""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxworkshop.intake.mapping import ColumnUse, Mapping, Segment
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from tests.benchmarks.conftest import Figure

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

ROWS = 1_000_000
RATINGS = 19
RUNS = 5
HIGH_WATER = """
import re, sys
from pathlib import Path
from cxworkshop.intake.survey import read_survey
rows = read_survey(Path(sys.argv[1])).rows
print(rows, re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey of 25 columns: id, date, segment, weight, ratings, recommend score, comment."""
    chance = random.Random(1)
    words = ["good", "bad", "slow", "train", "late", "thanks", "staff", "price"]
    path = tmp_path_factory.mktemp("million") / "survey.csv"
    questions = [f"Q{n}. Question number {n} about the service" for n in range(1, RATINGS + 1)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "date", "region", "weight", *questions, "recommend", "comment"])
        for number in range(ROWS):
            place = ["North", "South", "East"][number % 3]
            told = " ".join(chance.choices(words, k=5)) if number % 7 == 0 else ""
            ratings = chance.choices("012345", [1, 2, 3, 4, 5, 3], k=RATINGS)
            known = [number, f"2026-03-{1 + number % 28:02}", place, "1.25"]
            writer.writerow([*known, *ratings, chance.randrange(11), told])
    return path


def seconds(work: object, *arguments: object) -> float:
    assert callable(work)
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


def read_with_csv(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass


def test_a_million_rows(million: Path, figure: Figure) -> None:
    ratios = [seconds(read_survey, million) / seconds(read_with_csv, million) for _ in range(RUNS)]

    figure("intake of a million rows ÷ csv module", statistics.median(ratios), at_most=6)


def test_a_million_rows_with_weights_and_a_segment(million: Path, figure: Figure) -> None:
    survey = read_survey(million)
    uses = {str(n): ColumnUse(f"Q{n}") for n in range(1, 8)}
    mapping = Mapping(uses, segment=Segment("region", "North"), weight="weight")

    ratios = [
        seconds(score, survey, mapping) / seconds(read_with_csv, million) for _ in range(RUNS)
    ]

    figure("weighting a million rows ÷ csv module", statistics.median(ratios))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_the_memory_of_a_million_rows(million: Path, figure: Figure) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", HIGH_WATER, str(million)], check=True, capture_output=True, text=True
    )
    rows, kibibytes = map(int, answer.stdout.split())

    assert rows == ROWS
    figure("memory for a million rows", kibibytes / 1024, unit=" MiB", at_most=300)
