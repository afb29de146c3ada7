"""The editions of SIPRI's workbook that are known, as data: seeds/sipri/releases.csv.

An edition is named like 1949-2022 or 1949-2025-v1.2; its note says how the day on which it was published is known.
"""

import re

from etl.sources.releases import Faults, KnownRelease, ReleaseList

_EDITION = re.compile(r"\d{4}-(\d{4})(-v\d+(\.\d+)*)?")


def read_last_year(release: str) -> int:
    """The last year that an edition covers, by its name."""
    return int(release[5:9])


def _find_faults(edition: KnownRelease) -> Faults:
    if not _EDITION.fullmatch(edition.release):
        yield "release", f"{edition.release!r} is no edition (1949-2022, 1949-2025-v1.2)"
    if not edition.file.startswith("https://"):
        yield "file", f"{edition.file!r} is no address of a workbook"


EDITIONS = ReleaseList(source="sipri", columns=("title", "file"), definition="sipri", find_faults=_find_faults)
