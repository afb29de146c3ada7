"""Who is counted in NATO's totals."""

from etl.catalogue.composition import counted_in
from etl.catalogue.members import members


def list_counted(area: str, year: int) -> list[str]:
    """The members with armed forces that an aggregate counts in a year, by their codes in their order."""
    return [code for code in sorted(counted_in(area, year)) if members()[code].armed_forces]
