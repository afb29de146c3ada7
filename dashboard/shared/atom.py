"""Atom feeds (RFC 4287): what changed, an entry each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from dashboard.shared.wording import BRAND

MIMETYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
# Readers keep a feed's entries; this many are enough for one that looks in once a month.
LONGEST = 50


@dataclass(frozen=True)
class Entry:
    """What changed when; `path` is where the site shows it, and `id` is the same for good."""

    id: str
    title: str
    updated: datetime
    path: str
    content: str


@dataclass(frozen=True)
class Feed:
    """A feed: `path` is its own, `page` that of the page it is about, both without the server; entries newest first."""

    id: str
    title: str
    path: str
    page: str
    entries: Sequence[Entry]


def write_feed(feed: Feed, root: str) -> bytes:
    """The feed as XML, its newest entries; `root` is the address of the server, without "/" at its end."""
    register_namespace("", _ATOM)
    tree = Element(f"{{{_ATOM}}}feed")
    _text(tree, "title", f"{BRAND}: {feed.title}")
    _text(tree, "id", feed.id)
    _text(tree, "updated", write_time(feed.entries[0].updated if feed.entries else datetime.fromtimestamp(0, UTC)))
    _text(_below(tree, "author"), "name", BRAND)
    _below(tree, "link", rel="self", href=f"{root}{feed.path}")
    _below(tree, "link", rel="alternate", type="text/html", href=f"{root}{feed.page}")
    for entry in feed.entries[:LONGEST]:
        _write_entry(tree, entry, root)
    return bytes(tostring(tree, encoding="utf-8", xml_declaration=True))


def _write_entry(tree: Element, one: Entry, root: str) -> None:
    entry = _below(tree, "entry")
    _text(entry, "title", one.title)
    _text(entry, "id", one.id)
    _text(entry, "updated", write_time(one.updated))
    _below(entry, "link", rel="alternate", type="text/html", href=f"{root}{one.path}")
    _text(entry, "content", one.content, type="text")


def _below(parent: Element, name: str, **attributes: str) -> Element:
    return SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    _below(parent, name, **attributes).text = text


def write_time(when: datetime) -> str:
    """A moment as a feed has it, in UTC."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
