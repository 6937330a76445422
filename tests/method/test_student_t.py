"""Student's t quantile against scipy and the printed tables."""

from __future__ import annotations

from statistics import NormalDist

import pytest
from scipy import stats

from cxworkshop.method.intervals import Z95, bonferroni_z
from cxworkshop.method.student_t import t_for_z


@pytest.mark.parametrize(
    ("df", "printed"), [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (29, 2.045), (30, 2.042)]
)
def test_the_printed_table_at_95_percent(df: int, printed: float) -> None:
    assert t_for_z(Z95, df) == pytest.approx(printed, abs=5e-4)


@pytest.mark.parametrize("df", range(1, 31))
def test_every_level_agrees_with_scipy(df: int) -> None:
    for z in (0.0, 0.5, 1.0, Z95, 2.575829, bonferroni_z(24), 4.0):
        wanted = stats.t.ppf(NormalDist().cdf(z), df)
        assert t_for_z(z, df) == pytest.approx(wanted, rel=1e-8, abs=1e-12)


def test_comes_down_to_the_normal_with_many_degrees_of_freedom() -> None:
    assert t_for_z(Z95, 5000) == pytest.approx(Z95, abs=6e-4)


@pytest.mark.parametrize(
    ("z", "df", "reason"), [(Z95, 0, "at least 1"), (-1.0, 3, "negative"), (40.0, 3, "told from 1")]
)
def test_bad_input_is_refused_with_the_reason(z: float, df: int, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        t_for_z(z, df)
