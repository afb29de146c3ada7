"""All members: what the target asks a year as a stroke, and the record as a dot, with a line between the two."""

from collections.abc import Iterator, Sequence

from dashboard.pages.path.lines import Line
from dashboard.pages.path.outlook import Outlook, Path, write_growth
from dashboard.shared.chart import Json, tell, write_note
from dashboard.shared.point_link import WORD, lead_to_pages
from dashboard.shared.theme import Theme
from dashboard.shared.wording import name_release, write_number

_STROKE = 0.36
_ON = {"xaxis": "x3", "yaxis": "y3"}


def draw_rows(path: Path, lines: Sequence[Line], theme: Theme) -> Iterator[Json]:
    """The traces: lines in the colour of their group, strokes, and dots."""
    rows = [(at, line.row) for at, line in enumerate(lines) if line.row]
    for color, fast in ((theme.accent, True), (theme.below, False)):
        mine = [(at, row) for at, row in rows if row.lead(path.trend) is not None and _is_fast(path, row) is fast]
        if mine:
            yield {
                "type": "scatter", "mode": "lines", **_ON, "line": {"color": color, "width": 2}, "connectgaps": False,
                "x": [x for _, row in mine for x in (row.required, row.record(path.trend), None)],
                "y": [y for at, _ in mine for y in (at, at, None)], "hoverinfo": "skip",
            }  # fmt: skip
    yield _draw_strokes(path, rows, theme)
    yield _draw_dots(path, rows, theme)


def _is_fast(path: Path, row: Outlook) -> bool:
    return (row.lead(path.trend) or 0.0) >= 0


def _draw_strokes(path: Path, rows: Sequence[tuple[int, Outlook]], theme: Theme) -> Json:
    drawn = [row for _, row in rows if row.required is not None]
    asked = [(at, row.required, write_row(path, row)) for at, row in rows if row.required is not None]
    return {
        "type": "scatter", "mode": "lines", **_ON, "line": {"color": theme.text, "width": 3}, "connectgaps": False,
        "x": [x for _, value, _ in asked for x in (value, value, None)],
        "y": [y for at, _, _ in asked for y in (at - _STROKE, at + _STROKE, None)],
        **tell(said for _, _, text in asked for said in (text, text, "")),
        **_lead(path, [code for row in drawn for code in (row.code, row.code, None)]),
    }  # fmt: skip


def _lead(path: Path, codes: Sequence[str | None]) -> Json:
    """Each point to the path of its own member."""
    return lead_to_pages(f"/path{path.view.but(country=WORD).to_query()}", codes, "its own path")


def _draw_dots(path: Path, rows: Sequence[tuple[int, Outlook]], theme: Theme) -> Json:
    known = [(at, row, record) for at, row in rows if (record := row.record(path.trend)) is not None]
    colors = [theme.accent if row.is_met or _is_fast(path, row) else theme.below for _, row, _ in known]
    return {
        "type": "scatter", "mode": "markers", **_ON, "cliponaxis": False,
        "x": [record for _, _, record in known], "y": [at for at, _, _ in known],
        "marker": {
            "size": 10, "symbol": "circle-open" if path.estimate else "circle", "color": colors,
            "line": {"width": 2, "color": colors},
        },
        **tell(write_row(path, row) for _, row, _ in known),
        **_lead(path, [row.code for _, row, _ in known]),
    }  # fmt: skip


def place_rows(path: Path) -> list[float]:
    """The range of the axis: all that is asked and all records, and zero."""
    values = [value for row in path.rows for value in (row.required, row.record(path.trend)) if value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low) * 0.04 or 1.0
    return [low - room, high + room]


def list_headings(lines: Sequence[Line], theme: Theme, narrow: bool) -> Iterator[Json]:
    """The heading of each group, from the left edge of the names."""
    for at, line in enumerate(lines):
        if line.heading:
            place = {"xref": "paper", "yref": "y3", "xanchor": "left", "yanchor": "middle"}
            shift = -100 if narrow else -128
            yield write_note(f"<b>{line.heading}</b>", 0.31 if narrow else 0.6, at, theme.text, **place, xshift=shift)


def list_numbers(path: Path, lines: Sequence[Line], theme: Theme) -> Iterator[Json]:
    """At the right edge what is asked, and the record."""
    for at, line in enumerate(lines):
        if line.row:
            asked = "–" if line.row.is_met else write_number(line.row.required, 1)
            text = f"{asked} · {write_number(line.row.record(path.trend), 1)}"
            place = {"xref": "paper", "yref": "y3", "xanchor": "left", "yanchor": "middle", "xshift": 10}
            yield write_note(text, 1, at, theme.text, **place)


def write_row(path: Path, row: Outlook) -> str:
    """What a hover says of a member."""
    share = row.share
    lines = (
        f"<b>{row.name}</b>",
        f"share {write_number(share.value, 3)} % of GDP in {share.year}" if share else "",
        f"required to {path.due}: {write_growth(row.required, 3)} a year" if row.required is not None else "",
        *(f"last {years} years: {write_growth(one.value, 3)} a year" for years, one in row.records.items()),
        name_release(share.source, share.release) if share else "",
        f"cell {share.cell}" if share else "",
    )
    return "<br>".join(filter(None, lines))
