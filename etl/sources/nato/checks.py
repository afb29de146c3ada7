"""What must hold between the figures of one file, and between those of a workbook and of the PDF beside it.

Nothing is missing or stands twice, and units and definitions are what the headings say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from etl.catalogue.indicators import indicators
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Release
from etl.sources.nato import layout
from etl.sources.nato.numerals import get_half_unit, read_number
from etl.sources.nato.table import Table
from etl.sources.nato.top import read_title
from etl.sources.remedies import COPY

Stored = Mapping[tuple[str, str, int], Observation]
# GDP over defence expenditure: the smallest and largest known are 24 and 276. Billions read as millions fall outside.
SIZES = (15.0, 500.0)
_NAMED = 5  # differences that are named of all
_PAIRS = (
    ("gdp_usd_current", "defence_expenditure_usd_current"),
    ("gdp_usd_constant", "defence_expenditure_usd_constant"),
)


def index_figures(observations: Iterable[Observation]) -> dict[tuple[str, str, int], Observation]:
    """Observations by indicator, member and year. Raises LayoutError where two tables give the same figure."""
    found: dict[tuple[str, str, int], Observation] = {}
    for new in observations:
        old = found.setdefault((new.indicator, new.member, new.year), new)
        if old is not new:
            raise LayoutError(new.cell, f"the same figure stands in {old.cell}", COPY)
    return found


def describe_figure(row: Observation) -> str:
    """A figure in a message, with all that another may differ in."""
    value = "nothing" if row.value is None else f"{row.value:.10g}"
    said = (row.unit, f"prices of {row.price_base or 'no year'}", row.status, row.note)
    return f"{value} ({', '.join(filter(None, said))})"


def check_whole(file: str, stored: Stored, tables: Sequence[Table]) -> None:
    """Raise LayoutError unless the workbook has every table that it must have, and its tables have all their blocks."""
    own = [table for table in tables if not table.top.table.repeats]
    there = {block.indicator for table in own for block in table.top.table.blocks}
    missing = (layout.REQUIRED | there) - {indicator for indicator, _, _ in stored}
    for table in own:
        lost = [block for block in table.top.table.blocks if block.indicator in missing]
        # A table that is spread over two sheets has two blocks on each.
        if lost and len(table.sections) == 1:
            problem = f"no block of this table gives {_quote(block.indicator for block in lost)}"
            raise LayoutError(table.top.title.where, problem, COPY)
    if missing:
        raise LayoutError(file, f"no table gives {_quote(missing)}", COPY)


def _quote(names: Iterable[str]) -> str:
    return ", ".join(repr(indicators()[name].title) for name in sorted(names))


def check_definition(tables: Sequence[Table], release: Release) -> None:
    """Raise LayoutError where a title says that its table follows another definition than `release`."""
    for table in tables:
        words = {found["word"].lower() for found in layout.QUALIFIED.finditer(read_title(table.top.title))}
        for word in words - layout.UNQUALIFIED:
            if layout.QUALIFIERS.get(word) != release.definition:
                problem = f"tells of {word} defence expenditure, and its release is said to follow another definition"
                raise LayoutError(
                    table.top.title.where,
                    problem,
                    f"{COPY} Or state the definition that it follows, in its row of seeds/nato/releases.csv.",
                )


def check_sizes(stored: Stored) -> None:
    """Raise LayoutError where GDP and defence expenditure cannot be in the units that their headings state (R18)."""
    for gdp_id, spending_id in _PAIRS:
        for (indicator, member, year), gdp in stored.items():
            spending = stored.get((spending_id, member, year)) if indicator == gdp_id else None
            if spending is None or not spending.value or gdp.value is None:
                continue
            if not SIZES[0] <= gdp.value / spending.value <= SIZES[1]:
                problem = f"GDP is {gdp.value / spending.value:.4g} times the defence expenditure in {spending.cell}"
                raise LayoutError(gdp.cell, f"{problem}: a unit is not what its heading says", COPY)


def check_control(book: ParsedRelease, pdf: ParsedRelease, printed: Mapping[str, str]) -> None:
    """Raise LayoutError, with the cells of the first differences, unless both have the same figures.

    `printed` has what the PDF prints in each of its cells. Figures are the same where the workbook's rounds to the one
    that is printed, half up or half down. Units, prices, statuses and notes must be equal.
    """
    differences = list(_find_differences(book, pdf, printed))
    if differences:
        more = f"; and {len(differences) - _NAMED} more" if len(differences) > _NAMED else ""
        where = book.observations[0].cell.partition("!")[0]
        problem = f"differs from the PDF of its release ({len(differences)} of {len(book.observations)} figures): "
        raise LayoutError(where, problem + "; ".join(differences[:_NAMED]) + more, COPY)


def _find_differences(book: ParsedRelease, pdf: ParsedRelease, printed: Mapping[str, str]) -> Iterator[str]:
    mine, theirs = index_figures(book.observations), index_figures(pdf.observations)
    for key in sorted(mine.keys() | theirs.keys()):
        row, other = mine.get(key), theirs.get(key)
        if row is None or other is None:
            yield f"only {(row or other or book.observations[0]).cell} has {' '.join(map(str, key))}"
        elif not _is_printed(row, other, printed.get(other.cell, "")):
            yield f"{row.cell} has {describe_figure(row)}, {other.cell} has {describe_figure(other)}"


def _is_printed(row: Observation, printed: Observation, text: str) -> bool:
    if row._replace(value=printed.value, cell=printed.cell) != printed:
        return False
    if row.value is None or printed.value is None:
        return row.value is printed.value
    number = read_number(text)
    # NATO's sign for nil is no number.
    if number is None:
        return row.value == printed.value
    scale = Decimal(repr(printed.value)) / number if number else Decimal(1)
    # The last factor is for the arithmetic of figures that were multiplied.
    allowed = get_half_unit(text) * scale * (1 + Decimal("1e-9"))
    return abs(Decimal(repr(row.value)) - Decimal(repr(printed.value))) <= allowed
