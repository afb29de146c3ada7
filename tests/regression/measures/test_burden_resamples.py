"""The fast bootstrap of rank correlations is SciPy's own, on every year of every release of NATO that ships."""

from typing import Any

import numpy
import pytest
from scipy.stats import bootstrap, kendalltau, spearmanr

from etl.arithmetic import correlation
from etl.arithmetic.resamples import Draws
from etl.asof.pin import Pin
from etl.catalogue.seeds import shipped
from etl.catalogue.share import SHARE
from etl.measures.choice import Choice
from etl.measures.inputs import bind_figures
from etl.store.snapshot import Store

DRAWS = Draws(100, 1)
GDP = "gdp_usd_constant"


def years() -> dict[str, tuple[dict[str, float | None], dict[str, float | None]]]:
    """Share and GDP by member, for each release and year that has both of ten members or more."""
    snapshot, found = Store(shipped("embedded")).current(), {}
    for part in snapshot.releases("nato"):
        known = bind_figures(snapshot, Pin.of_releases({"nato": part.release.release}))
        for year in known.years(GDP):
            codes = Choice().armed_in(year)
            pair = tuple({code: known.value(one, code, year) for code in codes} for one in (SHARE, GDP))
            if sum(None not in both for both in zip(*(one.values() for one in pair), strict=True)) >= 10:
                found[f"{part.release.release}, {year}"] = pair
    return found


def scipys(statistic: Any, share: list[float], gdp: list[float]) -> Any:
    return bootstrap(
        (share, gdp), lambda x, y: statistic(x, y).statistic, paired=True, vectorized=False, method="percentile",
        n_resamples=DRAWS.number, rng=DRAWS.generator(),
    )  # fmt: skip


def test_all_releases_with_gdp_are_compared() -> None:
    assert {name[:10] for name in years()} == {"2016-01-28", "2019-06-25", "2022-06-27", "2024-06-17", "2026-07-10"}


@pytest.mark.parametrize(
    ("ours", "theirs"), [(correlation.spearman, spearmanr), (correlation.kendall, kendalltau)], ids=["rho", "tau"]
)
def test_the_interval_is_the_one_that_scipy_gives(ours: Any, theirs: Any) -> None:
    # Every fourth: SciPy takes its time.
    for name, (share, gdp) in [*years().items()][::4]:
        found = ours(share, gdp, DRAWS)
        codes = sorted(code for code in share if None not in (share[code], gdp[code]))
        reference = scipys(theirs, *([float(one[code] or 0) for code in codes] for one in (share, gdp)))
        ends = reference.confidence_interval
        assert numpy.array(found[1:3]) == pytest.approx([ends.low, ends.high], abs=1e-12), name
