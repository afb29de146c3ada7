"""A made-up site of NATO: a page, and files behind its links, all made up unless a test puts real ones there."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from nato_pdf import Text, pages, pdf
from nato_workbook import TABLES, Made, saved, workbook

from etl.dataframe import ParsedRelease
from etl.errors import AbsentError
from etl.fetch import Resource
from etl.sources.nato.site import Pages, discover_releases
from etl.sources.releases import KnownRelease

PAGE = "https://www.nato.int/topic"
TITLE = "Defence Expenditure of NATO Countries (2019-2021)"


def site(files: Mapping[str, bytes], html: str = "") -> dict[str, bytes]:
    """The site: its page, which links to each file by its name, and the files, by address."""
    links = html or " ".join(f'<a href="/{name}">file</a>' for name in files)
    return {PAGE: links.encode(), **{f"https://www.nato.int/{name}": content for name, content in files.items()}}


def found(files: Mapping[str, bytes], *known: KnownRelease) -> list[ParsedRelease]:
    """What is found on a site with these files, when `known` is the list."""
    there = site(files)

    def fetch(url: str) -> Resource:
        if url not in there:
            raise AbsentError(url, "the site lacks it", "Nothing to do.")
        return Resource.of(url, there[url], "")

    return list(discover_releases(fetch, Pages((PAGE,)), known))


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
