"""Which members NATO's aggregates are made of, year by year."""

from etl.catalogue.members import members

_NORTH_AMERICA = frozenset({"CAN", "USA"})
_LEFT_OUT = {
    "NATO_TOTAL": frozenset[str](),
    "NATO_EUR_CAN": frozenset({"USA"}),
    "NATO_EUR": _NORTH_AMERICA,
}


def counted_in(aggregate: str, year: int) -> frozenset[str]:
    """The codes of the members that NATO's `aggregate` counts in `year`, Iceland included.

    A member counts for its whole accession year (R10). Raises KeyError where `aggregate` is none of NATO's.
    """
    then = frozenset(code for code, member in members().items() if member.counts_in(year))
    if aggregate == "NORTH_AMERICA":
        return then & _NORTH_AMERICA
    return then - _LEFT_OUT[aggregate]
