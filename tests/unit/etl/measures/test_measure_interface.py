"""What every measure keeps to, and what a reader may choose."""

import re
import subprocess
import sys
from datetime import date
from inspect import isfunction
from typing import get_type_hints

import pytest
from made_up import GDP, SHARE, SPENDING, observation

from etl.catalogue.indicators import indicators
from etl.catalogue.measures import measures
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit
from etl.errors import MeasureError
from etl.measures.choice import OFFERS, Choice
from etl.measures.compute import MODULES, compute, compute_between, compute_over, function_of
from etl.measures.figures import Figures
from etl.measures.offer import parse_target
from etl.measures.result import Reason

DESIGNED = (
    "verdicts", "gap_to_target", "cumulative_shortfall", "required_real_growth", "target_path", "change_split",
    "revision_split", "estimate_error", "ability_ratio", "personnel_ratio", "exploitation", "concordance",
    "disproportionality", "concentration", "per_head", "per_soldier", "category_tilt", "growth_contribution",
    "catch_up_year", "definition_gap", "ppp_level", "ukraine_aid", "common_funding", "guideline_years",
    "rank_robustness", "increment",
)  # fmt: skip
NOTHING = Figures.of({"nato": [observation()]})


def test_every_measure_of_the_design_is_in_the_catalogue() -> None:
    assert set(DESIGNED) <= set(measures())


def test_what_readers_are_told_of_a_measure_names_others_by_their_titles_and_no_rule_by_its_number() -> None:
    told = [text for one in measures().values() for text in (one.formula, one.caution, one.note)]
    told += [text for one in OFFERS.values() for text in (one.text, one.otherwise)]
    names = "|".join(name for name in measures() if "_" in name)
    assert [text for text in told if re.search(rf"\b(R\d+|{names})\b", text)] == []


def test_every_entry_has_a_function_of_its_name_and_every_function_an_entry() -> None:
    between = {name for name, measure in measures().items() if measure.compares}
    found = {name: get_type_hints(function_of(name)) for name in measures()}
    assert {name for name, hints in found.items() if "releases" in hints} == between
    assert {name for name, hints in found.items() if "figures" in hints} == set(measures()) - between
    for module in MODULES:
        written = {
            name
            for name, one in vars(module).items()
            if isfunction(one)
            and one.__module__ == module.__name__
            and {"figures", "releases"} & one.__annotations__.keys()
        }
        assert {name for name in written if not name.startswith("_")} <= set(measures()), module
    with pytest.raises(LookupError, match="tanks"):
        function_of("tanks")


@pytest.mark.parametrize("name", list(measures()))
def test_an_entry_names_only_what_the_catalogue_knows(name: str) -> None:
    measure = measures()[name]
    assert set(measure.takes) <= set(OFFERS)
    assert set(measure.inputs) <= set(indicators())
    assert set(measure.sources) <= set(SOURCES)
    assert all(unit(one) for one in (measure.unit, *(part.unit for part in measure.parts)))
    assert measure.title
    assert measure.formula
    assert measure.citation


def test_wordings_never_say_that_a_member_owes_or_pays_nato() -> None:
    said = [f"{one.title} {one.formula} {one.caution}" for one in measures().values()]
    said += [part.title for one in measures().values() for part in one.parts]
    words = " ".join([*said, *(reason.text for reason in Reason)]).lower()
    assert not [word for word in ("owes", "owed", "pays nato", "debt", "will spend") if word in words]


@pytest.mark.parametrize("name", [name for name, measure in measures().items() if measure.inputs])
def test_a_release_without_an_input_gets_an_answer_that_names_it(name: str) -> None:
    nothing = Figures.of({"nato": [observation("defence_expenditure_real_change", 1.0)]})
    compared = bool(measures()[name].compares)
    found = compute_between(name, nothing, nothing, Choice()) if compared else compute(name, nothing, Choice())
    assert [(one.value, one.status) for one in found] == [(None, "missing_input")]
    assert found[0].reason


def test_a_source_without_a_release_is_said_to_have_none() -> None:
    (found,) = compute("ppp_level", NOTHING, Choice(year=2020))
    assert "No release of World Bank known then is here" in found.reason
    assert found.year == 2020


def test_a_part_that_a_measure_has_not_is_an_error() -> None:
    assert measures()["revision_triangle"].unit_of("release_2024-06-17") == "percent_of_gdp"
    with pytest.raises(KeyError):
        measures()["per_soldier"].unit_of("tanks")


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"convention": "rounded"}, "There are: published, strict, recomputed, nominal"),
        ({"price": "real"}, "There are: constant, current"),
        ({"membership": "now"}, "There are: then, year, today, as_of"),
        ({"membership": "as_of"}, "needs a day"),
        ({"baseline": "flat"}, "flat_share"),
        ({"trend": 4}, "There are: 3, 5, 10"),
        ({"target": 0.0}, "above 0, at most 100"),
        ({"growth": 99.0}, "out of range"),
        ({"band": -1.0}, "out of range"),
        ({"group": ("POL", "RUS")}, "group RUS: is no member"),
        ({"indicator": "tanks"}, "'tanks': is not known"),
        ({"weights": (("share", 0.0),)}, "not all 0"),
        ({"weights": (("share", float("nan")),)}, "not all 0"),
        ({"draws": 0}, "are counts"),
    ],
)
def test_a_wrong_choice_says_what_there_is(choice: dict[str, object], said: str) -> None:
    with pytest.raises(MeasureError, match=said.replace("(", r"\(")):
        Choice(**choice)


ONE_YEAR = Figures.of(
    {
        "nato": [
            observation(value=2.51),
            observation(f"{SHARE}_nominal", 2.49),
            observation(SPENDING, 25.1),
            observation(GDP, 1000.0),
        ]
    }
)


def test_a_year_outside_the_figures_is_an_error() -> None:
    with pytest.raises(MeasureError, match=r"year 1999: is not in the figures of verdicts. They cover 2020 to 2020"):
        compute("verdicts", ONE_YEAR, Choice(year=1999))
    with pytest.raises(MeasureError, match="year 2025"):
        compute("guideline_years", ONE_YEAR, Choice(since=2025))


@pytest.mark.parametrize(
    ("name", "choice", "said"),
    [
        ("tanks", Choice(), "'tanks': is not known"),
        ("revisions", Choice(), "compares releases"),
        ("required_real_growth", Choice(), "the reader's to choose"),
        ("required_real_growth", Choice(growth=1.0, due=2020, target=3.5), "is not after 2020"),
        ("increment", Choice(since=2020), "is not before 2020"),
        ("change_split", Choice(convention="nominal"), "does not go with constant prices"),
    ],
)
def test_a_measure_that_cannot_be_asked_like_this_says_so(name: str, choice: Choice, said: str) -> None:
    with pytest.raises(MeasureError, match=said):
        compute(name, ONE_YEAR, choice)


def test_a_release_of_one_year_has_no_base_for_extra_money() -> None:
    (found,) = compute("increment", ONE_YEAR, Choice())
    assert (found.value, found.status, found.year) == (None, "missing_input", 2020)


def test_releases_are_compared_only_where_there_are_two() -> None:
    with pytest.raises(MeasureError, match="is of one release"):
        compute_between("verdicts", NOTHING, NOTHING, Choice())
    with pytest.raises(MeasureError, match="Name two of them"):
        compute_over("revisions", [NOTHING], Choice())


def test_a_target_is_a_number_or_an_id() -> None:
    assert parse_target("hague_2025_core") == 3.5
    assert parse_target("2.5") == 2.5
    with pytest.raises(MeasureError, match="guideline_2006"):
        parse_target("hague_2025_related")


def test_the_target_of_equipment_is_none_of_the_share_of_gdp() -> None:
    """No member is at 20 % of GDP, and none is meant to be."""
    with pytest.raises(MeasureError, match=r"wales_2014_equipment.*hague_2025_core"):
        parse_target("wales_2014_equipment")


def test_members_count_from_their_accession_on_or_as_the_reader_says() -> None:
    assert "FIN" not in Choice().members_in(2022)
    assert "FIN" in Choice().members_in(2023)
    assert "FIN" in Choice(membership="today").members_in(1990)
    assert "MKD" not in Choice(membership="as_of", day=date(2019, 12, 4)).members_in(2024)
    assert Choice(group=("FIN", "POL")).members_in(2022) == ("POL",)
    assert "ISL" in Choice().members_in(2020)
    assert "ISL" not in Choice().armed_in(2020)


def test_only_nato_s_own_total_is_called_so() -> None:
    assert Choice().whole == "NATO_TOTAL"
    assert Choice(membership="today").whole == Choice(group=("POL",)).whole == "SELECTED"


def in_prices(price: str) -> Figures:
    spending = f"defence_expenditure_usd_{price}"
    rows = observation(value=1.5), observation(f"gdp_usd_{price}", 1000.0), observation(spending, 15.0)
    return Figures.of({"nato": rows})


@pytest.mark.parametrize(("asked", "there"), [("", "constant"), ("current", "constant"), ("constant", "current")])
def test_a_measure_is_in_other_prices_where_those_asked_for_are_not_in_the_release_and_says_so(
    asked: str, there: str
) -> None:
    found = compute("gap_to_target", in_prices(there), Choice(price=asked, group=("BEL",)))
    assert [(one.value, one.basis) for one in found] == [(5.0, f"{there}_prices")] * 2
    assert found[0].rests_on[1].indicator == f"gdp_usd_{there}"
    in_asked = Choice(price=asked or "current")
    (weighted,) = (one for one in compute("groups", in_prices(there), in_asked) if not one.part)
    assert (weighted.value, weighted.basis) == (1.5, f"{there}_prices")


def test_prices_that_are_in_the_release_are_used_without_a_word() -> None:
    (found, _) = compute("gap_to_target", in_prices("current"), Choice(group=("BEL",)))
    assert (found.value, found.basis) == (5.0, "")


def test_one_selection_holds_one_release_of_a_source() -> None:
    with pytest.raises(ValueError, match="two releases of nato"):
        Figures.of({"nato": [observation(), observation(release="2022-01-01")]})


def test_a_month_is_no_year_and_a_null_no_value() -> None:
    rows = [observation(period="M01"), observation(member="POL", value=None, status="not_published"), observation()]
    figures = Figures.of({"nato": rows})
    assert set(figures.column(SHARE)) == {("BEL", 2020)}
    assert len(figures.rows(SHARE)) == 3
    assert figures.value(SHARE, "POL", 2020) is None
    assert figures.why(SHARE, "POL", 2020) == (
        "not_published",
        "Defence expenditure as a share of GDP: no figure for Poland in 2020 (not published).",
    )


def test_measures_load_neither_tables_nor_statistics() -> None:
    code = "import sys, etl.measures.compute; print([n for n in ('pandas', 'scipy', 'pyarrow') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
