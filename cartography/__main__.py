"""`python -m cartography FILE` writes seeds/map.csv from countries-50m.json of world-atlas 2.0.2 (Natural Earth).

The same file gives the same table. Of the neighbours there is the land alone, without the borders between them.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pycountry

from cartography.projection import AMERICA, EUROPE, Chart, Point
from cartography.simplification import clip, measure, simplify
from cartography.topology import join, list_rings, merge, read_lines
from etl.catalogue.members import members
from etl.files import write
from etl.spreadsheet import write_records

TABLE = Path(__file__).resolve().parent.parent / "seeds" / "map.csv"
COLUMNS = ("code", "chart", "outline")
FRAME, NEIGHBOURS = "frame", "neighbours"
# Square kilometres: of a bend that is left out, and of an island, by chart. A pixel of a wide screen is some 80.
LEAST = {"europe": (340.0, 900.0), "america": (9_000.0, 20_000.0)}
# Parts of a member that the borders list apart; and land that is no member and no neighbour: in union with one.
PARTS = {"Åland": "FIN"}
LEFT_OUT = {"Greenland", "Faeroe Is.", "Jersey", "Guernsey", "Isle of Man"}


def list_rows(topology: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The rows of the table: a closed line each, of a member or of the neighbours, in kilometres on its chart."""
    lines, overseas = read_lines(topology), {"CAN", "USA"}
    countries = topology["objects"]["countries"]["geometries"]
    owned: dict[str, list[Sequence[int]]] = {}
    for one in countries:
        if one["properties"]["name"] not in LEFT_OUT:
            owned.setdefault(_name(one), []).extend(list_rings(one))
    for chart in (EUROPE, AMERICA):
        left, bottom, right, top = chart.frame
        yield _write(FRAME, chart, [(left, bottom), (right, bottom), (right, top), (left, top)])
        drawn = [[chart.project(place) for place in line] for line in lines]
        kept = [simplify(line, LEAST[chart.name][0]) if _is_near(line, chart) else line for line in drawn]
        for code in sorted(members().keys()):
            if (code in overseas) == (chart is AMERICA):
                yield from _list_outlines(code, owned[code], kept, chart)
        if chart is EUROPE:
            yield from _list_outlines(NEIGHBOURS, merge(owned[NEIGHBOURS]), kept, chart)


def _name(country: dict[str, Any]) -> str:
    found = pycountry.countries.get(numeric=country.get("id", ""))
    code = PARTS.get(country["properties"]["name"], found.alpha_3 if found else "")
    return code if code in members() else NEIGHBOURS


def _is_near(line: Sequence[Point], chart: Chart) -> bool:
    left, bottom, right, top = chart.frame
    return any(left <= x <= right and bottom <= y <= top for x, y in line)


def _list_outlines(
    code: str, rings: Sequence[Sequence[int]], lines: Sequence[Sequence[Point]], chart: Chart
) -> Iterator[dict[str, str]]:
    closed = [clip(one, chart.frame) for ring in rings for one in join(ring, lines)]
    ordered = sorted((one for one in closed if len(one) > 2), key=measure, reverse=True)
    for place, one in enumerate(ordered):
        if place == 0 or measure(one) >= LEAST[chart.name][1]:
            yield _write(code, chart, one)


def _write(code: str, chart: Chart, ring: Sequence[Point]) -> dict[str, str]:
    """A row: points in whole kilometres from the lower left of the frame, none twice, the first again at the end."""
    left, bottom, _, _ = chart.frame
    points = list(dict.fromkeys((round(x - left), round(y - bottom)) for x, y in ring))
    outline = " ".join(f"{x} {y}" for x, y in [*points, points[0]])
    return {"code": code, "chart": chart.name, "outline": outline}


if __name__ == "__main__":
    borders = json.loads(Path(sys.argv[1]).read_bytes())
    write(TABLE, write_records(COLUMNS, list_rows(borders)).encode())
