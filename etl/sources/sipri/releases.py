"""The editions of SIPRI's workbook that are known, as data: seeds/sipri/releases.csv.

An edition is named like 1949-2022 or 1949-2025-v1.2; its note says how the day on which it was published is known.
"""

import re
from datetime import date

from etl.sources.releases import Faults, KnownRelease, ReleaseList

EDITION = re.compile(r"\d{4}-(\d{4})(-v\d+(\.\d+)*)?")

_NAMED = re.compile(r"(\d{4})[-–](\d{4})(?:[ _-]*v(\d+(?:[._]\d+)*))?", re.IGNORECASE)
_SPAN = re.compile(r"\b([12]\d{3})\s?[-–]\s?([12]\d{3})\b")


def read_last_year(release: str) -> int:
    """The last year that an edition covers, by its name."""
    return int(release[5:9])


def read_span(title: str) -> str:
    """The years that a title says, as 1949-2025; "" where it says none."""
    found = _SPAN.search(title)
    return f"{found[1]}-{found[2]}" if found else ""


def name_edition(file: str) -> str:
    """The edition that the name of a file says, as 1949-2025-v1.2; "" where it says none."""
    found = _NAMED.search(file)
    if not found:
        return ""
    version = f"-v{found[3].replace('_', '.')}" if found[3] else ""
    return f"{found[1]}-{found[2]}{version}"


def describe_edition(release: str, published: date, note: str, url: str) -> KnownRelease:
    """An edition that is not listed."""
    span, _, version = release.partition("-v")
    title = f"SIPRI Military Expenditure Database, {span}{', version ' if version else ''}{version}"
    return KnownRelease("sipri", release, published, title, "sipri", note, file=url)


def _find_faults(edition: KnownRelease) -> Faults:
    if not EDITION.fullmatch(edition.release):
        yield "release", f"{edition.release!r} is no edition (1949-2022, 1949-2025-v1.2)"
    if not edition.file.startswith("https://"):
        yield "file", f"{edition.file!r} is no address of a workbook"


EDITIONS = ReleaseList(source="sipri", columns=("title", "file"), definition="sipri", find_faults=_find_faults)
