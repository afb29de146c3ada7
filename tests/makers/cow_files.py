"""Made-up files of the Correlates of War project: a row of every member of NATO, and a zip in a zip."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from etl.catalogue.members import members
from etl.dataframe import ParsedRelease, read_releases
from etl.errors import AbsentError, LayoutError
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.cow import collect
from etl.sources.cow.layout import STATES
from etl.sources.cow.names import SPANS, codes

TABLE = "https://correlatesofwar.org/wp-content/uploads/NMCv7.zip#NMC-70-abridged.csv"
HEADER = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc"
FIGURES = "1001,2.5,3,4,5,6,0.0123"

# The numbers of the states are made up, but for Germany's.
NUMBERS = {name: str(1000 + at) for at, name in enumerate([*codes(), *SPANS])} | {
    "Germany": "255",
    "German Federal Republic": "260",
    "German Democratic Republic": "265",
}
# Italy and Turkey are added by name.
_MEMBERS = [one.name for one in members().values() if one.code not in ("ITA", "TUR")]


def states(*more: str) -> bytes:
    """A key of states, its lines ended by bare carriage returns, with `more` lines."""
    lines = ["StateAbb,CCode,StateNme", *(f"AAA,{number},{name}" for name, number in NUMBERS.items()), *more]
    return "\r".join(lines).encode()


def row(name: str, year: int, figures: str = FIGURES) -> str:
    """A row of the state `name`."""
    return f"{NUMBERS[name]},{year},{figures}"


def table(*more: str, header: str = HEADER) -> bytes:
    """A table with a row of 2020 for every member, and `more` rows."""
    turkey, italy = row("Turkey", 2020), row("Italy", 2020)
    mine = [row(name, 2020) for name in _MEMBERS]
    return "\n".join([header, *mine, turkey, italy, *more, ""]).encode()


def packed(*files: tuple[str, bytes]) -> bytes:
    """A zip of these files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def nested(content: bytes, version: int = 7) -> bytes:
    """`content` as the publisher packs it: in a zip, beside another one, in a zip."""
    inner = packed((f"NMC-{version}0-abridged.csv", content), (f"NMC-{version}0-abridged.dta", b"made up"))
    other = packed((f"NMC-{version}0-wsupplementary.csv", b"made up"))
    folder = f"NMCv{version}"
    return packed(
        (f"{folder}/NMC-v{version}-abridged.zip", inner), (f"{folder}/NMC-v{version}-supplemental.zip", other)
    )


def fetching(content: bytes, key: bytes | None = None) -> Callable[[str], Resource]:
    """The table and the key of states as the publisher would give them."""

    def fetch(url: str) -> Resource:
        files = {TABLE: content, STATES: states() if key is None else key}
        if url not in files:
            raise AbsentError(url, "the mirror lacks it", "Add it")
        return Resource.of(url, files[url], "text/csv")

    return fetch


def collected(*more: str) -> ParsedRelease:
    """The release that is made of a table with `more` rows."""
    [only] = read_releases(collect(fetching(table(*more))))
    return only


def of(parsed: ParsedRelease, member: str, year: int) -> dict[str, Observation]:
    """The observations of one country and year by column of the source."""
    return {one.cell.split("!")[1]: one for one in parsed.observations if (one.member, one.year) == (member, year)}


def fault(content: bytes, key: bytes | None = None) -> str:
    """What the user reads where the files cannot be read."""
    with pytest.raises(LayoutError) as caught:
        list(collect(fetching(content, key)))
    return str(caught.value)
