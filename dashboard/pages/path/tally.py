"""The key numbers of a path: what is asked, the record, where it stands, when it would be there; what is not known."""

from collections.abc import Iterator

from dashboard.pages.path.outlook import RECORDS, Outlook, Path, write_growth
from dashboard.pages.path.summary import write_band
from dashboard.shared.cell_link import link_cell
from dashboard.shared.numbers import Number
from dashboard.shared.wording import write_number


def list_numbers(path: Path) -> tuple[Number, ...]:
    """The numbers of the one chosen; none where there is nothing to show."""
    return tuple(_list(path, path.focus)) if path.rows and path.focus else ()


def _list(path: Path, focus: Outlook) -> Iterator[Number]:
    aim = f"{path.aim:g} % by {path.due}"
    if focus.required is not None:
        note = f"{focus.name}, if GDP grows {path.view.growth:g} % a year"
        yield Number(f"{write_growth(focus.required)} a year", f"real growth that {aim} asks", note)
    elif focus.is_met and focus.share is not None:
        value = link_cell(f"{write_number(focus.share.value, 2)} %", focus.published, path.view.as_of)
        yield Number(value, f"{focus.name}, at or above {path.aim:g} % already")
    record = focus.record(path.trend)
    if record is not None:
        others = [(years, focus.record(years)) for years in RECORDS if years != path.trend]
        note = ", ".join(f"{years} years {write_growth(one)}" for years, one in others if one is not None)
        yield Number(f"{write_growth(record)} a year", f"record of the last {path.trend} years", note)
    standing = focus.standing
    if standing is not None and path.start < path.last:
        signed = f"{'+' if standing > 0 else ''}{write_number(standing, 2)} points"
        yield Number(signed, "from the straight path", f"share of {path.last}; path from {path.start}")
    year = focus.value("catch_up_year")
    if focus.required is not None:
        told = f"{year:.0f}" if year is not None else "not by 2100" if focus.value("catch_up_year", "slope") else "–"
        yield Number(told, f"at {path.aim:g} % if the trend went on", write_band(focus).removeprefix(", "))
    if path.unpublished:
        yield Number("not published", "related spending of up to 1.5 % of GDP", "no figures in NATO's tables")
