"""The classes of the map: a share at an edge belongs to the class above, as the verdict has it; shares are made up."""

import pytest

from dashboard.pages.overview.classes import (
    BOUNDS,
    COARSE,
    OUTSIDE,
    UNARMED,
    UNKNOWN,
    classify,
    find_look,
    label_class,
)
from dashboard.shared.score import Score
from dashboard.shared.theme import DARK, LIGHT, Theme
from etl.asof.verdict import Verdict
from etl.observation import Observation


def make_score(code: str, value: float | None) -> Score:
    """A member with a made-up share."""
    share = Observation(
        source="nato", release="2024-06-17", definition="nato", indicator="defence_expenditure_share_gdp", member=code,
        year=2024, period="", value=value, unit="percent_of_gdp", price_base="2015", status="estimate",
        acquisition="file", cell="made up", note="",
    )  # fmt: skip
    return Score(code, share, {}, Verdict(None), None, False, True)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (0.994, "under 1 %"), (0.995, "1 to 1.5 %"), (1.99, "1.5 to 2 %"), (1.994, "1.5 to 2 %"), (1.995, "2 to 2.5 %"),
        (2.0, "2 to 2.5 %"), (3.49, "2.5 to 3.5 %"), (3.5, "from 3.5 % on"), (9.0, "from 3.5 % on"),
    ],
)  # fmt: skip
def test_a_share_is_in_the_class_that_its_verdict_is_in(value: float, label: str) -> None:
    assert label_class(classify("DEU", make_score("DEU", value), coarse=False)) == label


def test_what_has_no_share_has_a_class_of_its_own() -> None:
    assert classify("ISL", make_score("ISL", None), False) == UNARMED
    assert classify("DEU", make_score("DEU", None), False) == UNKNOWN
    assert classify("SWE", None, False) == OUTSIDE
    assert classify("DEU", make_score("DEU", 2.0), True) == COARSE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_two_classes_look_alike(theme: Theme) -> None:
    names = [*map(str, range(len(BOUNDS))), UNARMED, UNKNOWN, OUTSIDE, COARSE]
    assert len({find_look(name, theme) for name in names}) == len(names)
