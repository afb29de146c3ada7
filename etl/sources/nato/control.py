"""A workbook held against the PDF of the same release: each figure must be the one that is printed."""

from collections.abc import Iterator
from decimal import Decimal

from etl.errors import LayoutError
from etl.observation import Observation, ParsedRelease
from etl.sources.nato.checks import by_key
from etl.sources.nato.columns import COPY
from etl.sources.nato.pdf.numerals import half_unit, read_number
from etl.sources.nato.pdf.parse import ParsedPdf

_NAMED = 5


def check_control(book: ParsedRelease, pdf: ParsedPdf) -> None:
    """Raise LayoutError, with the cells of the first differences, unless both have the same figures.

    Figures are the same where the workbook's rounds to the one that is printed, half up or half down. Units, prices,
    statuses and notes must be equal.
    """
    differences = list(_differences(book, pdf))
    if differences:
        more = f"; and {len(differences) - _NAMED} more" if len(differences) > _NAMED else ""
        where = book.observations[0].cell.partition("!")[0]
        problem = f"differs from the PDF of its release ({len(differences)} of {len(book.observations)} figures): "
        raise LayoutError(where, problem + "; ".join(differences[:_NAMED]) + more, COPY)


def _differences(book: ParsedRelease, pdf: ParsedPdf) -> Iterator[str]:
    mine, theirs = by_key(book.observations), by_key(pdf.release.observations)
    for key in sorted(mine.keys() | theirs.keys()):
        row, printed = mine.get(key), theirs.get(key)
        if row is None or printed is None:
            yield f"only {(row or printed or book.observations[0]).cell} has {' '.join(map(str, key))}"
        elif not _is_same(row, printed, pdf.printed.get(printed.cell, "")):
            yield f"{row.cell} has {_said(row)}, {printed.cell} has {_said(printed)}"


def _is_same(row: Observation, printed: Observation, text: str) -> bool:
    if row._replace(value=None, cell="") != printed._replace(value=None, cell=""):
        return False
    if row.value is None or printed.value is None:
        return row.value is printed.value
    number = read_number(text)
    # NATO's sign for nil is no number.
    if number is None:
        return row.value == printed.value
    scale = Decimal(repr(printed.value)) / number if number else Decimal(1)
    # The last factor is for the arithmetic of figures that were multiplied.
    allowed = half_unit(text) * scale * (1 + Decimal("1e-9"))
    return abs(Decimal(repr(row.value)) - Decimal(repr(printed.value))) <= allowed


def _said(row: Observation) -> str:
    value = "nothing" if row.value is None else f"{row.value:.10g}"
    return ", ".join(filter(None, (value, row.unit, row.price_base, row.status, row.note)))
