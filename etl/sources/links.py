"""The links of a publisher's page, on which new releases are looked for."""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from etl.errors import LayoutError
from etl.sources.remedies import look_at_page

MAX_BYTES = 5_000_000  # of a page; NATO's have less than a tenth of that


@dataclass(frozen=True)
class Link:
    """Where a link leads to, the words that a reader sees of it, and the type of file that it states; "" where none."""

    address: str
    text: str = ""
    type: str = ""


def list_links(content: bytes, url: str) -> tuple[Link, ...]:
    """The links of the page at `url` to web addresses, whole and without fragments, in the order of the page.

    Raises LayoutError where the page is far larger than any known one.
    """
    if len(content) > MAX_BYTES:
        problem = f"has {len(content):,} bytes, more than the {MAX_BYTES:,} that are read"
        raise LayoutError(url, problem, look_at_page(url))
    page = _Page(url)
    page.feed(content.decode("utf-8", errors="replace"))
    page.close()
    found = (Link(_join(page.base, href), " ".join("".join(words).split()), kind) for href, kind, words in page.links)
    return tuple(link for link in found if urlsplit(link.address).scheme in ("http", "https"))


def share_site(address: str, other: str) -> bool:
    """Whether two addresses are of one site: the last two names of their hosts are the same."""
    return _name_site(address) == _name_site(other)


def get_file_name(url: str) -> str:
    """The name of the file at `url`, by which cells name it."""
    return unquote(PurePosixPath(urlsplit(url).path).name)


class _Page(HTMLParser):
    """Gathers the links of a page as they stand there: address, type and words. `base` is what they are relative to."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.base = url
        self.links: list[tuple[str, str, list[str]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up a link, or the base of all links."""
        said = {name: (text or "").strip() for name, text in attrs}
        if tag == "a":
            self._inside = bool(said.get("href"))
            if self._inside:
                self.links.append((said["href"], said.get("type", "").lower(), []))
        elif tag == "base" and said.get("href"):
            self.base = _join(self.base, said["href"]) or self.base

    def handle_endtag(self, tag: str) -> None:
        """Leave a link."""
        self._inside = self._inside and tag != "a"

    def handle_data(self, data: str) -> None:
        """Take up the words of the link that is open."""
        if self._inside:
            self.links[-1][2].append(data)


def _join(base: str, href: str) -> str:
    """The whole address; "" where `href` is none."""
    try:
        return urldefrag(urljoin(base, href)).url
    except ValueError:
        return ""


def _name_site(url: str) -> tuple[str, ...]:
    return tuple((urlsplit(url).hostname or "").split(".")[-2:])
