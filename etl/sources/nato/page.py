"""A page of NATO's site becomes the addresses of the workbooks and PDFs that it links to. Pure."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urljoin, urlsplit

from etl.errors import LayoutError

MAX_FILES = 100  # on one page; an archive of all releases would have about 60
MAX_BYTES = 5_000_000  # of a page; NATO's have less than a tenth of that
# What a link to a file looks like: its ending, or the type that the link states.
ENDINGS = (".xlsx", ".pdf")
TYPES = ("application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")

_LOOK = "Look at the page: its address in seeds/nato/pages.csv may lead elsewhere now."


def files(content: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the files that the page at `url` links to on its own site, each once, in its order.

    Raises LayoutError where they, or the page, are far more than any page of NATO has.
    """
    if len(content) > MAX_BYTES:
        raise LayoutError(url, f"has {len(content):,} bytes, more than the {MAX_BYTES:,} that are read", _LOOK)
    page = _Links(url)
    page.feed(content.decode("utf-8", errors="replace"))
    page.close()
    found = tuple(dict.fromkeys(_addresses(page, url)))
    if len(found) > MAX_FILES:
        problem = f"links to {len(found)} workbooks and PDFs, more than the {MAX_FILES} that are looked at"
        raise LayoutError(url, problem, _LOOK)
    return found


class _Links(HTMLParser):
    """Gathers the links of a page as they stand there: address and type. `base` is what they are relative to."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.base = url
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up a link, or the base of all links."""
        said = {name: (text or "").strip() for name, text in attrs}
        if tag == "a" and said.get("href"):
            self.links.append((said["href"], said.get("type", "").lower()))
        elif tag == "base" and said.get("href"):
            self.base = _joined(self.base, said["href"]) or self.base


def _addresses(page: _Links, url: str) -> Iterator[str]:
    for href, kind in page.links:
        address = _joined(page.base, href)
        parts = urlsplit(address)
        is_file = PurePosixPath(parts.path).suffix.lower() in ENDINGS or kind in TYPES
        if is_file and parts.scheme in ("http", "https") and _site(address) == _site(url):
            yield address


def _joined(base: str, href: str) -> str:
    """The whole address; "" where `href` is none."""
    try:
        return urldefrag(urljoin(base, href)).url
    except ValueError:
        return ""


def _site(url: str) -> tuple[str, ...]:
    return tuple((urlsplit(url).hostname or "").split(".")[-2:])
