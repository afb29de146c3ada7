"""NATO's members: accession, currency, and every name that publishers print for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.catalogue.groups import AGGREGATES, COMPARISONS, DONORS, UNIONS, Area, areas
from etl.catalogue.overlay import seeded
from etl.catalogue.seed_file import Row, fill_in, read_choice, read_date
from etl.catalogue.seeds import read_csv

_YES_OR_NO = ("yes", "no")


@dataclass(frozen=True)
class Member:
    """A member country. `code` is ISO 3166 alpha-3, `currency` ISO 4217 (of 2026); `article`: its name takes one."""

    code: str
    name: str
    accession: date
    currency: str
    armed_forces: bool
    article: bool
    also: tuple[str, ...]

    @property
    def prose(self) -> str:
        """Its name in a sentence: the United Kingdom."""
        return f"the {self.name}" if self.article else self.name

    def joined_by(self, day: date) -> bool:
        """Whether it was a member on `day`."""
        return self.accession <= day

    def counts_in(self, year: int) -> bool:
        """Whether NATO's totals of `year` include it: a member counts for its whole accession year (R10)."""
        return self.accession.year <= year


@seeded
@cache
def members() -> dict[str, Member]:
    """The members of seeds/members.csv by code, in the order of their names. Raises SeedError where a row is wrong."""
    return {one.code: one for one in sorted(map(_read_member, read_csv("members.csv")), key=lambda one: one.name)}


def _read_member(row: Row) -> Member:
    fill_in(row, "code", "name", "currency")
    return Member(
        code=row["code"],
        name=row["name"],
        accession=read_date(row, "accession"),
        currency=row["currency"],
        armed_forces=read_choice(row, "armed_forces", _YES_OR_NO) == "yes",
        article=read_choice(row, "article", _YES_OR_NO) == "yes",
        also=tuple(filter(None, row["also"].split("|"))),
    )


@seeded
@cache
def unarmed() -> frozenset[str]:
    """The codes of the members without armed forces (R9)."""
    return frozenset(code for code, member in members().items() if not member.armed_forces)


@seeded
@cache
def area_names() -> dict[str, str]:
    """The name of all that may stand in the column `member`, by code: members, aggregates, other economies."""
    theirs: tuple[dict[str, Area], ...] = (AGGREGATES, COMPARISONS, DONORS, UNIONS, areas())
    others = {code: area.name for group in theirs for code, area in group.items()}
    return {code: member.name for code, member in members().items()} | others


@seeded
@cache
def codes_by_name() -> dict[str, str]:
    """The code for every name that a publisher prints for a member or one of NATO's aggregates."""
    return dict(_names())


@seeded
@cache
def country_codes() -> dict[str, str]:
    """The code for every name of a country in the catalogue; publishers that print other names list those only.

    Of a name that stands in neither, `find_country` of etl/catalogue/iso_names.py knows whether it is one of ISO's.
    """
    others = {area.name: code for group in (areas(), COMPARISONS) for code, area in group.items()}
    return others | {name: code for code, one in members().items() for name in (one.name, *one.also)}


def _names() -> Iterator[tuple[str, str]]:
    named: tuple[Member | Area, ...] = (*members().values(), *AGGREGATES.values())
    for area in named:
        for name in (area.name, *area.also):
            yield name, area.code
