"""The page as a table, a row a member, and as rows of a CSV."""

from collections.abc import Iterator

from dashboard.pages.burden.numerals import name_sign, write_year
from dashboard.pages.burden.strip import Burden, Dot, Strip
from dashboard.shared.cell_link import link_inputs
from dashboard.shared.member_link import name_member
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import MISSING, name_area, write_number
from etl.observation import Observation

CSV_COLUMNS = ("rank", "ranked")
Record = dict[str, str | int]


def tabulate_burden(burden: Burden) -> dict[str, object]:
    """A row a member, the followed one first, then as they rank in the first measure; two columns a measure."""
    columns = [Column("Member")]
    for strip in burden.rows:
        columns += [Column(f"{strip.gauge.label}{name_sign(strip)}, {write_year(strip)}"), Column("Rank")]
    return tabulate(columns, [_write_cells(burden, code) for code in list_members(burden)])


def list_members(burden: Burden) -> list[str]:
    """Everybody who has a rank: the followed member, then in the order of the first measure, then of the others."""
    ranked = dict.fromkeys(dot.code for strip in burden.rows for dot in strip.dots)
    mine = burden.view.member
    return [*([mine] if mine in ranked else []), *(code for code in ranked if code != mine)]


def _write_cells(burden: Burden, code: str) -> list[str]:
    cells = [name_member(code, burden.view.as_of)]
    for strip in burden.rows:
        dot = strip.find(code)
        cells += [_link(burden, strip, dot), str(dot.rank)] if dot else [MISSING, MISSING]
    return cells


def _link(burden: Burden, strip: Strip, dot: Dot) -> str:
    """A number that leads to its cell, where the publisher has it; else to what it was computed from."""
    return link_inputs(write_number(dot.value, strip.decimals), dot.rests_on, burden.view.as_of)


def list_records(burden: Burden) -> Iterator[Record]:
    """A row for each member and measure: the number with its rank, or why there is none."""
    for strip in burden.rows:
        for dot in strip.dots:
            yield _record(strip, dot.code, dot)
        for code, reason in strip.missing.items():
            yield {**_record(strip, code, None), "note": reason}


def _record(strip: Strip, code: str, dot: Dot | None) -> Record:
    rows = dot.rests_on if dot else ()
    return {
        "member": code,
        "member_name": name_area(code),
        "year": strip.year,
        "indicator": strip.gauge.id,
        "indicator_title": strip.gauge.title,
        "value": repr(dot.value) if dot else "",
        "unit": strip.unit,
        "status": _find_status(strip, dot),
        "estimate_year": "yes" if strip.estimate else "no",
        "rank": dot.rank if dot else "",
        "ranked": len(strip.dots) if dot else "",
        **{
            name: _join(rows, name)
            for name in ("price_base", "source", "release", "definition", "acquisition", "cell", "note")
        },
    }


def _find_status(strip: Strip, dot: Dot | None) -> str:
    """That of the figure itself; of what is computed that it is derived."""
    if dot is None:
        return "not_available"
    return dot.rests_on[0].status if strip.gauge.indicator and dot.rests_on else "derived"


def _join(rows: tuple[Observation, ...], name: str) -> str:
    """What the figures behind a number say of something, each once."""
    return "; ".join(dict.fromkeys(filter(None, (getattr(row, name) for row in rows))))
