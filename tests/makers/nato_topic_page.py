"""NATO's topic page as its readers of 2026 describe its links."""

from collections.abc import Mapping
from dataclasses import replace

from nato_site import PAGE, discover

from etl.dataframe import ParsedRelease
from etl.errors import FetchError
from etl.fetch import Resource
from etl.sources.nato.releases import RELEASES

SITE = "https://www.nato.int"
DAM = f"{SITE}/content/dam/nato/webready/documents/finance"
OLD = f"{SITE}/content/dam/nato/legacy-wcm/media_pdf"
LINKS = (
    f"{DAM}/def-exp-2026-en.pdf",
    f"{DAM}/def-exp-2025-en.pdf",
    f"{OLD}/2024/6/pdf/240617-def-exp-2024-en.pdf",
    f"{OLD}/2023/3/pdf/230321-def-exp-2022-en.pdf",
    f"{OLD}/2023/3/pdf/230321-def-exp-2022-en.pdf",
    f"{OLD}/2022/3/pdf/220331-def-exp-2021-en.PDF",
)
# One that is made up, of the year after.
NEXT = f"{DAM}/def-exp-2027-en.pdf"
Site = dict[str, bytes | FetchError | Resource]


def link_all(*more: str) -> bytes:
    """The page with its links, behind more of them."""
    return " ".join(f'<a href="{link}">tables</a>' for link in (*more, *LINKS)).encode()


def beside(link: str) -> str:
    """Where the workbook of a PDF lies."""
    return link.replace(".pdf", ".xlsx")


def page(*more: str) -> Site:
    """The page with its links, and more of them."""
    return {PAGE: link_all(*more)}


def dated(url: str, content: bytes, modified: str = "") -> Resource:
    return replace(Resource.of(url, content, ""), last_modified=modified)


def look(site: Mapping[str, bytes | FetchError | Resource]) -> tuple[dict[str, ParsedRelease], list[str]]:
    releases, said = discover(site, *RELEASES.read())
    return {one.release.release: one for one in releases}, said
