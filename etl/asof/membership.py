"""Who counts as a member in a year, as known on a day (R10). Nobody else decides it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from etl.catalogue.members import Member, members


class Membership(StrEnum):
    """Whose members are counted.

    THEN   those who were members on the earlier of the day of what was known and the last day of the year
    YEAR   as NATO's totals do: those whose accession falls in the year or before
    TODAY  all of today, throughout
    """

    THEN = "then"
    YEAR = "year"
    TODAY = "today"


def select_members(year: int, day: date, membership: Membership = Membership.THEN) -> tuple[str, ...]:
    """The codes of those who count in `year` as known on `day`, Iceland included, in the order of their names."""
    return tuple(code for code, member in members().items() if _counts(member, year, day, membership))


def with_armed_forces(codes: Iterable[str]) -> tuple[str, ...]:
    """Those of the members that have armed forces: the others have no figure (R9)."""
    return tuple(code for code in codes if members()[code].armed_forces)


def _counts(member: Member, year: int, day: date, membership: Membership) -> bool:
    if membership is Membership.TODAY:
        return True
    if membership is Membership.YEAR:
        return member.counts_in(year)
    return member.joined_by(min(day, date(year, 12, 31)))
