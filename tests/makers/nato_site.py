"""A made-up site of NATO: a page, and files behind its links, all made up unless a test puts real ones there."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from nato_pdf import Text, pages, pdf
from nato_workbook import TABLES, Made, saved, workbook

from etl.dataframe import MissedRelease, ParsedRelease, read_releases
from etl.errors import FetchError, GoneError
from etl.fetch import Fetch, Resource
from etl.sources.nato.site import Pages, discover_releases
from etl.sources.releases import KnownRelease

PAGE = "https://www.nato.int/topic"
TITLE = "Defence Expenditure of NATO Countries (2019-2021)"
# A release that is listed.
LATER = KnownRelease(
    "nato", "2024-06-17", date(2024, 6, 17), "Made up", "nato", "", kind="workbook", file="https://www.nato.int/x.xlsx"
)


def site(files: Mapping[str, bytes], html: str = "") -> dict[str, bytes]:
    """The site: its page, which links to each file by its name, and the files, by address."""
    links = html or " ".join(f'<a href="/{name}">file</a>' for name in files)
    return {PAGE: links.encode(), **{f"https://www.nato.int/{name}": content for name, content in files.items()}}


def serve(there: Mapping[str, bytes | FetchError | Resource]) -> Fetch:
    """A site as it answers: with bytes, with an error, or with bytes of which more is known; absent is all else."""

    def fetch(url: str) -> Resource:
        answer = there.get(url, GoneError(url, "answered 404 Not Found", "Look."))
        if isinstance(answer, FetchError):
            raise answer
        return answer if isinstance(answer, Resource) else Resource.of(url, answer, "")

    return fetch


def discover(
    there: Mapping[str, bytes | FetchError | Resource], *known: KnownRelease, ignored: Collection[str] = ()
) -> tuple[list[ParsedRelease], list[str]]:
    """The releases of a site, and what is said of those that were missed, when `known` is the list."""
    found = discover_releases(serve(there), Pages((PAGE,), frozenset(ignored)), known)
    releases = [one for one in found if isinstance(one, ParsedRelease)]
    return releases, [str(one.error) for one in found if isinstance(one, MissedRelease)]


def found(files: Mapping[str, bytes], *known: KnownRelease) -> list[ParsedRelease]:
    """What is found on a site with these files, when `known` is the list. Raises what was missed."""
    return list(read_releases(discover_releases(serve(site(files)), Pages((PAGE,)), known)))


def missed(files: Mapping[str, bytes], *known: KnownRelease) -> list[str]:
    """What is said of releases that were missed on a site with these files, when `known` is the list."""
    return discover(site(files), *known)[1]


def report(*first: str, at: list[list[Text]] | None = None, day: str = "") -> bytes:
    """A PDF with the made-up tables behind a first page with these lines; it says that it was made on `day`."""
    lines: list[Text] = [(50, 800 - 20 * down, text) for down, text in enumerate(first or (TITLE,))]
    return pdf([lines, *(pages() if at is None else at)], made=day)


def book(day: str = "2021-06-02", tables: tuple[Made, ...] = TABLES) -> bytes:
    """The made-up workbook, saved on `day`."""
    return stamped(saved(workbook(tables)), day)


def stamped(content: bytes, day: str) -> bytes:
    """The file, said to be saved on `day`: the program that writes it says today."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\d(T[\d:]+Z</dcterms:modified)", day.encode() + rb"\1", part)
            new.writestr(name, part)
    return out.getvalue()
