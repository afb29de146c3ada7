"""The CSV of exactly what a page shows: one row a number, with unit, price base, status, release and source cell.

And the button that takes it, which says what it will hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.shared.wording import name_area, write_number
from dashboard.view import View
from etl.catalogue.indicators import indicators
from etl.catalogue.statuses import STATUSES
from etl.observation import Observation
from etl.prose import counted
from etl.spreadsheet import write_records

COLUMNS = (
    "member", "member_name", "year", "period", "indicator", "indicator_title", "value", "unit", "price_base", "status",
    "sdmx_status", "estimate_year", "source", "release", "extent", "definition", "acquisition", "cell", "note",
)  # fmt: skip

Extra = Mapping[str, str]
_END = "\r\n"


def locate_download(page: str, view: View) -> str:
    """The address of the CSV of what a view of a page shows."""
    return f"/csv/{page}.csv{view.to_query()}"


def label_download(rows: int, content: str) -> str:
    """What a download will hold, said before it is taken."""
    size = len(content.encode()) / 1000
    return f"Download CSV ({counted(rows, 'row')}, {write_number(size, 0 if size >= 1 else 1)} kB)"


def estimate_download(rows: int, sample: str) -> str:
    """The same of a file of which the first rows are written alone, all of much the same length."""
    size = len(sample.encode()) * rows / (sample.count(_END) - 1)
    return f"Download CSV ({counted(rows, 'row')}, about {write_number(size / 1_000_000, 1)} MB)"


def draw_download(label: str, address: str) -> Component:
    """The button that takes a CSV away."""
    return html.A(label, href=address, className="button", **{"data-download": "csv"})


def draw_pictures(addresses: Mapping[str, str]) -> list[Component]:
    """The buttons that take a chart away as a picture, by ending."""
    return [
        html.A(
            ending.upper(),
            href=address,
            className="button",
            # The server names the file.
            download="",
            title=f"Download the chart as {ending.upper()}",
            **{"data-download": ending},
        )
        for ending, address in addresses.items()
    ]


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV text of rows of these columns; a cell that a row lacks is empty."""
    return write_records(columns, rows)


def record_rows(rows: Iterable[tuple[Observation, bool, Extra]]) -> Iterator[Mapping[str, object]]:
    """Each observation as a row of a CSV, with whether its release calls the year an estimate, and a page's own cells.

    Values are written in full precision; a missing value is an empty cell with its reason in `status`.
    """
    return ({**record_figure(row, estimate), **extra} for row, estimate, extra in rows)


def record_figure(row: Observation, estimate: bool) -> dict[str, str | int]:
    """A figure as a row of a CSV; `estimate` tells whether its release calls the year one."""
    return {
        "member": row.member,
        "member_name": name_area(row.member),
        "year": row.year,
        "period": row.period,
        "indicator": row.indicator,
        "indicator_title": indicators()[row.indicator].title,
        "value": "" if row.value is None else repr(row.value),
        "unit": row.unit,
        "price_base": row.price_base,
        "status": row.status,
        "sdmx_status": STATUSES[row.status].sdmx,
        "estimate_year": "yes" if estimate else "no",
        "source": row.source,
        "release": row.release,
        "definition": row.definition,
        "acquisition": row.acquisition,
        "cell": row.cell,
        "note": row.note,
    }
