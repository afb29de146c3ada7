"""A figure and its cell in words. Estimates are expected, never spent (R8)."""

from collections.abc import Iterator

from dashboard.pages.cell.query import Cell
from dashboard.pages.cell.surroundings import Stand
from dashboard.shared.wording import name_area, name_release, name_unit, write_amount, write_period, write_value
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.catalogue.units import unit
from etl.observation import Observation
from etl.prose import MONTHS

TRANSCRIPTION = "transcription"
NOT_KEPT = "The publisher's file is not kept here; what stands around it is what we read of it."


def write_title(cell: Cell) -> str:
    """The figure, of whom and when, and by whose word."""
    row, part = cell.row, cell.part
    if row is None or part is None:
        return "No figure known then" if cell.is_early else "No such figure"
    when = f"{name_area(row.member)}, {write_when(row, row.year in part.estimate_years)}"
    if row.value is None:
        return f"{when}: no figure ({STATUSES[row.status].label})"
    whose = SOURCES[row.source].prose
    by = f"computed from {whose}'s figures" if is_computed(row) else f"as published by {whose}"
    return f"{when}: {_write_amount(row)}, {by}"


def _write_amount(row: Observation) -> str:
    known = unit(row.unit)
    return (
        f"{write_value(row.value, row.unit)} {known.label}" if known.is_percent else write_amount(row.value, row.unit)
    )


def is_computed(row: Observation) -> bool:
    """Whether a figure is made of others, or by a rule, so that no cell of a publisher's has it."""
    return bool(indicators()[row.indicator].formula) or row.cell.startswith("rule:")


def write_when(row: Observation, estimate: bool) -> str:
    """The year of a figure, with its month or quarter."""
    year = write_period(row.year, estimate)
    if not row.period:
        return year
    number = int(row.period[1:])
    return f"{MONTHS[number - 1]} {year}" if row.period.startswith("M") else f"quarter {number} of {year}"


def write_subtitle(cell: Cell) -> str:
    """What is measured, in which unit and prices; release and definition."""
    row = cell.row
    if row is None:
        return ""
    definition = DEFINITIONS[row.definition].title if row.definition in DEFINITIONS else row.definition
    what = f"{indicators()[row.indicator].title}, {name_unit(row.unit, row.price_base)}"
    return f"{what}. {name_release(row.source, row.release)} ({definition})."


def write_summary(cell: Cell) -> str:
    """Where it stands, what the file says there, and what is held here; or what the question names that is not."""
    return cell.fault or " ".join(_list_sentences(cell))


def _list_sentences(cell: Cell) -> Iterator[str]:
    row, place = cell.row, cell.place
    if row is None:
        return
    if is_computed(row):
        rule = indicators()[row.indicator].formula or row.cell.removeprefix("rule: ")
        yield f"No cell of the publisher's has it; it follows by rule: {rule}."
        return
    transcribed = ", in a transcription of the publisher's table" if row.acquisition == TRANSCRIPTION else ""
    where = f"in cell {place.name} of the sheet {place.sheet.strip()} of {place.file}" if place else f"at {row.cell}"
    yield f"It stands {where}{transcribed}."
    yield _say_stand(row, cell.stand) if cell.stand else NOT_KEPT


def _say_stand(row: Observation, stand: Stand) -> str:
    heads = [f"beside “{stand.beside}”" if stand.beside else "", f"below “{stand.above}”" if stand.above else ""]
    where = "".join(f", {head}" for head in heads if head)
    return f"The file has {stand.value or 'nothing'} there{where}; {_compare(row, stand.value)}."


def _compare(row: Observation, value: str) -> str:
    if row.value is None:
        return f"held here as {STATUSES[row.status].label}"
    if value == write_exact(row):
        return "the same is held here"
    return f"held here as {write_exact(row)}, in {unit(row.unit).label}"


def write_exact(row: Observation) -> str:
    """A value as it is held, in full precision; "" where there is none."""
    if row.value is None:
        return ""
    return str(int(row.value)) if row.value.is_integer() else repr(row.value)
