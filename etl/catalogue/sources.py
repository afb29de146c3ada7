"""The publishers, by id: each is a folder of etl/sources, which declares what is known of it."""

from pathlib import Path

from etl.catalogue.declaration import read_source
from etl.catalogue.source import Source

_FOLDER = Path(__file__).resolve().parent.parent / "sources"

# Whose figures lead where several publishers answer (R32), and whose members are counted.
LEAD = "nato"

# Papers in which figures of a publisher were printed, by the name of the release.
PAPERS = {"hoc-hc111-2007-08": "House of Commons paper HC 111 of 2007–08"}

# In the order in which they are offered.
SOURCES: dict[str, Source] = {
    name: read_source(_FOLDER / name) for name in (LEAD, "worldbank", "sipri", "imf", "kiel", "troops", "cow", "eda")
}


def cite(source: str, release: str) -> str:
    """The citation of one release of a source."""
    if release in PAPERS:
        return f"{SOURCES[source].prose}, shares of GDP as copied in {PAPERS[release]}"
    return SOURCES[source].citation.format(release=release)
