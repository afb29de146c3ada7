"""What the page of a member shows, as rows: of a table, a column a year, and of a CSV, a number each."""

from collections.abc import Iterator

from dashboard.pages.country.dossier import Country, Line
from dashboard.shared.cell_link import link_cell
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import write_period, write_release, write_value
from etl.asof.pin import Pin
from etl.catalogue.indicators import categories, gap_id
from etl.catalogue.quantities import PERSONNEL, SPENDING_NOW, SPENDING_PER_HEAD
from etl.catalogue.statuses import PARTIAL, STATUSES
from etl.catalogue.targets import share_targets
from etl.catalogue.units import unit
from etl.measures.beside.support import AID, HOSTED
from etl.observation import Observation

CSV_COLUMNS = ("rank", "of")
_MARKED = ("forecast", PARTIAL, "pinned", "rebased")


def list_lines(country: Country) -> list[Line]:
    """The lines that are shown, each once: the shares, the newest release first, then all else."""
    gaps = [gap_id(aim, price) for aim in share_targets() for price in ("current", "constant")]
    shown = [gap for gap in gaps if not gap.endswith("_constant") or gap.removesuffix("_constant") not in country.lines]
    named = (
        country.money.id, SPENDING_NOW, *categories(), *shown, PERSONNEL, SPENDING_PER_HEAD, AID[""], HOSTED[""]
    )  # fmt: skip
    first = country.share.points[0].year if country.share else 0
    shares = [country.share, *country.earlier[::-1]] if country.share else [*country.earlier[::-1]]
    beside = [line.since(first) for line in country.counts.values() if line.last.year >= first]
    others = (country.lines[name].since(first) for name in dict.fromkeys(named) if name in country.lines)
    return [line for line in (*shares, *beside, *others) if line and line.points]


def list_rows(country: Country) -> Iterator[tuple[Observation, bool, dict[str, str]]]:
    """Every number that is shown, with its rank where it has one; those that the member is ranked among last."""
    ranks = {one.row: {"rank": str(one.rank), "of": str(one.of)} for one in country.standings}
    for line in list_lines(country):
        for row in line.points:
            yield row, line.is_expected(row), {"extent": line.part.release.extent, **ranks.get(row, {})}
    told = {row for line in list_lines(country) for row in line.points}
    for one in country.standings:
        ours = {"extent": one.part.release.extent}
        yield from ((row, one.expected, ours | (ranks[row] if row == one.row else {}))
                    for row in one.rows.values() if row not in told)  # fmt: skip


def tabulate_country(country: Country) -> dict[str, object]:
    """The lines as a table, the newest year first."""
    lines = list_lines(country)
    years = sorted({row.year for line in lines for row in line.points}, reverse=True)
    expected = {row.year for row in country.share.points if country.share.is_expected(row)} if country.share else set()
    heads = [Column("Figure"), Column("Source"), *(Column(write_period(year, year in expected)) for year in years)]
    return tabulate(heads, [_cells(line, years, country.view.as_of) for line in lines])


def _cells(line: Line, years: list[int], pin: Pin) -> list[str]:
    part = line.part.release
    named = [_name(line), write_release(part.source, part.release)]
    return named + [_link(line, line.by_year.get(year), pin) for year in years]


def _link(line: Line, row: Observation | None, pin: Pin) -> str:
    """A figure as the table has it; the newest of a line leads to its cell, from which the others are reached."""
    return link_cell(_cell(line, row), row if row == line.last else None, pin)


def _name(line: Line) -> str:
    """The title of the figure, with the unit where the title does not say it."""
    title, last = line.indicator.title, line.last
    if unit(last.unit).is_percent:
        return title
    prices = f" at {last.price_base} prices" if last.price_base.isdecimal() else ""
    return f"{title}, {unit(last.unit).label}{prices}"


def _cell(line: Line, row: Observation | None) -> str:
    if row is None:
        return ""
    marks = ("[e]" if line.is_expected(row) else "", STATUSES[row.status].shorthand if row.status in _MARKED else "")
    return " ".join(filter(None, (write_value(row.value, row.unit), *marks)))
