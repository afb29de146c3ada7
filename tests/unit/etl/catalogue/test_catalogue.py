"""The catalogue is whole: every id that one table names stands in the other."""

from datetime import date

import pytest

from etl.catalogue import seeds
from etl.catalogue.claims import COMPARISONS, claims
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.events import events
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import gap_id, indicators
from etl.catalogue.members import area_names, codes_by_name, members
from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import share_targets, target, targets
from etl.catalogue.units import CURRENCIES, currency_unit, fits, unit
from etl.errors import SeedError


def test_every_indicator_has_a_known_unit_source_definition_and_inputs() -> None:
    for indicator in indicators().values():
        assert unit(indicator.unit)
        assert indicator.source in SOURCES
        assert indicator.definition in DEFINITIONS
        assert set(indicator.inputs) <= set(indicators())
        assert bool(indicator.formula) == bool(indicator.inputs)
        assert indicator.bounds[0] < indicator.bounds[1]


def test_the_world_bank_s_fourteen_indicators_have_their_codes() -> None:
    codes = {indicator.code for indicator in indicators().values() if indicator.source == "worldbank"}
    assert len(codes) == 14
    assert {"NY.GDP.MKTP.CD", "MS.MIL.XPND.GD.ZS", "SP.POP.TOTL"} <= codes


def test_there_are_32_members_and_one_has_no_armed_forces() -> None:
    assert len(members()) == 32
    assert [member.name for member in members().values() if not member.armed_forces] == ["Iceland"]


def test_members_stand_in_the_order_of_their_names() -> None:
    names = [member.name for member in members().values()]
    assert names == sorted(names)


def test_a_member_counts_for_its_whole_accession_year() -> None:
    sweden = members()["SWE"]
    assert sweden.counts_in(2024)
    assert not sweden.counts_in(2023)
    assert not sweden.joined_by(date(2024, 3, 6))
    assert sweden.joined_by(date(2024, 3, 7))


def test_no_name_belongs_to_two_areas() -> None:
    names = [name for area in (*members().values(), *AGGREGATES.values()) for name in (area.name, *area.also)]
    assert len(names) == len(set(names)) == len(codes_by_name())


@pytest.mark.parametrize(("name", "code"), [("Turkey", "TUR"), ("Türkiye", "TUR"), ("Czech Republic", "CZE")])
def test_former_names_are_known(name: str, code: str) -> None:
    assert codes_by_name()[name] == code


def test_every_member_s_currency_has_a_unit() -> None:
    for member in members().values():
        if member.armed_forces:
            assert fits(currency_unit(member.currency), "national_currency_million")
    assert all(unit(currency_unit(code)).label for code in CURRENCIES)


def test_a_unit_of_another_kind_does_not_fit() -> None:
    assert not fits("eur_million", "usd_million")


def test_targets_are_dated_and_one_of_them_has_no_published_figure() -> None:
    assert [known.agreed.year for known in targets()] == [2006, 2014, 2014, 2025, 2025]
    assert target("hague_2025_related").value is None
    assert not target("hague_2025_core").in_force(2024)
    assert {known.value for known in share_targets()} == {2.0, 3.5}
    assert [gap_id(known) for known in share_targets()] == ["gap_to_2_percent", "gap_to_3_5_percent"]


def test_the_same_quantity_in_other_prices_is_named_by_both() -> None:
    paired = {one.id: indicators()[one.other_prices] for one in indicators().values() if one.other_prices}
    for name, other in paired.items():
        this = indicators()[name]
        assert other.other_prices == name
        assert {this.price, other.price} == {"current", "constant"}
        assert (this.unit, this.source, this.definition) == (other.unit, other.source, other.definition)
    assert {"gdp_usd_current", "defence_expenditure_usd_constant", "gap_to_3_5_percent_constant"} <= set(paired)
    assert "sipri_military_expenditure_usd_constant" in paired


def test_whatever_stands_in_two_prices_names_its_other() -> None:
    known = indicators()
    for name, one in known.items():
        for mine, its in (("current", "constant"), ("constant", "current")):
            other = name.replace(mine, its)
            if one.price == mine and other != name and other in known:
                assert one.other_prices == other


def test_every_claim_names_a_known_measure_target_and_member() -> None:
    articles = {"nineteen_below", "germany_below", "target_of_2014", "significant_progress"}
    assert set(claims()) == {*articles, "united_kingdom_2016"}
    for claim in claims().values():
        assert claim.measure in indicators()
        assert target(claim.threshold).indicator == claim.measure
        assert claim.comparison in COMPARISONS
        assert set(claim.about) <= {"members", *area_names()}


def test_events_are_in_order_and_say_where_to_look() -> None:
    days = [event.date for event in events()]
    assert days == sorted(days)
    assert all(event.source and event.label for event in events())
    assert events()[2].year == pytest.approx(2014.68, abs=0.01)


def test_a_seed_row_that_does_not_fit_its_header_names_file_and_line(tmp_path, monkeypatch) -> None:
    (tmp_path / "broken.csv").write_text("a,b\n1,2\n3\n", encoding="utf-8")
    monkeypatch.setattr(seeds, "shipped", lambda _: tmp_path)
    with pytest.raises(SeedError, match=r"seeds/broken.csv, line 3"):
        seeds.read_csv("broken.csv")


def test_a_broken_toml_names_the_file(tmp_path, monkeypatch) -> None:
    (tmp_path / "broken.toml").write_text("a = [", encoding="utf-8")
    monkeypatch.setattr(seeds, "shipped", lambda _: tmp_path)
    with pytest.raises(SeedError, match=r"seeds/broken.toml"):
        seeds.read_toml("broken.toml")
