"""What stands beside spending, on the publishers' own files: aid to Ukraine and United States forces hosted."""

from pathlib import Path

import pytest

from etl.catalogue.members import members
from etl.fetch import Mirror
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.figures import Figures
from etl.measures.result import Result
from etl.sources import kiel, troops
from etl.transform.release import derive

SINCE_2022 = "kiel_bilateral_share_gdp_since_2022"


@pytest.fixture(scope="module")
def beside(mirror: Path) -> Figures:
    get = Mirror(mirror).get
    return Figures.of(
        {"kiel": derive([*kiel.collect(get)][-1]).observations, "troops": [*troops.collect(get)][-1].observations}
    )


def results(beside: Figures, measure: str, year: int) -> dict[tuple[str, str], Result]:
    return {(one.part, one.member): one for one in compute(measure, beside, Choice(year=year))}


def test_aid_summed_up_to_the_newest_year_is_the_publisher_s_own_share_of_gdp(beside: Figures) -> None:
    found = results(beside, "ukraine_aid", 2026)
    own = {row.member: row.value for row in beside.rows(SINCE_2022) if row.member in members()}
    assert len(own) == 23
    apart = {
        member
        for member, share in own.items()
        if found["cumulative_share_gdp", member].value != pytest.approx(share, abs=2e-5)
    }
    # Its two files differ on Slovenia: 0.2715 by month, 0.2586 since 2022.
    assert apart == {"SVN"}


def test_members_without_aid_on_record_are_named_and_not_taken_for_zero(beside: Figures) -> None:
    found = results(beside, "ukraine_aid", 2022)
    assert found["", "DEU"].value == pytest.approx(5.987867)
    assert found["", "ALB"].status == "not_published"
    assert found["", "NATO_TOTAL"].reason == "No figure for Albania, Montenegro, North Macedonia, so there is no sum."


def test_germany_hosts_most_of_the_united_states_forces_in_europe(beside: Figures) -> None:
    found = results(beside, "us_troops_hosted", 2022)
    hosted = {member: one.value or 0 for (part, member), one in found.items() if not part}
    assert max(hosted, key=hosted.__getitem__) == "DEU"
    assert hosted["DEU"] == 35_781
    assert found["", "USA"].value is None
