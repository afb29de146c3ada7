"""What a selection lacks is known without its observations: of most that is asked about none is ever needed."""

from collections.abc import Iterable

from etl.measures.figures import Figures
from etl.measures.result import Reason
from etl.observation import Observation

SHARE = "defence_expenditure_share_gdp"


def test_what_is_lacking_is_told_without_loading_an_observation() -> None:
    def load(indicator: str) -> Iterable[Observation]:
        raise AssertionError(f"{indicator} is loaded")

    figures = Figures({"nato": "2024-06-17"}, load, has=lambda indicator: indicator == SHARE)
    assert figures.lacking((SHARE, "equipment_share")) == ("equipment_share",)


def test_why_a_figure_is_missing_is_told_of_what_was_not_loaded_yet() -> None:
    figures = Figures({"nato": "2024-06-17"}, lambda _: (), has=lambda _: True)
    assert figures.why(SHARE, "POL", 1950).status == Reason.NOT_PUBLISHED
