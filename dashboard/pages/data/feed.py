"""The Atom feed of what every publication changed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from dashboard.shared.wording import BRAND
from etl.changes import Change, as_text, headline
from etl.prose import counted

_ATOM = "http://www.w3.org/2005/Atom"
# Readers keep a feed's entries; this many are enough for one that looks in once a month.
LONGEST = 50


def write_feed(changes: Sequence[Change], root: str) -> bytes:
    """The feed as XML. `changes` come newest first; `root` is the address of the dashboard, with "/" at its end."""
    register_namespace("", _ATOM)
    feed = Element(f"{{{_ATOM}}}feed")
    _text(feed, "title", f"{BRAND}: what changed")
    _text(feed, "id", "urn:burden-sharing:changes")
    _text(feed, "updated", _time(changes[0].published if changes else datetime.fromtimestamp(0, UTC)))
    _text(_below(feed, "author"), "name", BRAND)
    _below(feed, "link", rel="self", href=f"{root}changes.atom")
    _below(feed, "link", rel="alternate", type="text/html", href=f"{root}data")
    for change in changes[:LONGEST]:
        _entry(feed, change, root)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def write_title(change: Change) -> str:
    """A publication in a line."""
    if change.first:
        return f"First publication: {counted(len(change.releases), 'release')}"
    told = [headline(one) for one in change.releases]
    more = f", and {len(told) - 2} more" if len(told) > 2 else ""
    return f"{'; '.join(told[:2])}{more}" if told else "Nothing changed"


def _entry(feed: Element, change: Change, root: str) -> None:
    entry = _below(feed, "entry")
    _text(entry, "title", write_title(change))
    _text(entry, "id", f"urn:burden-sharing:snapshot:{change.snapshot}:{_time(change.published)}")
    _text(entry, "updated", _time(change.published))
    _below(entry, "link", rel="alternate", type="text/html", href=f"{root}data#{change.snapshot}")
    _text(entry, "content", as_text(change), type="text")


def _below(parent: Element, name: str, **attributes: str) -> Element:
    return SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    _below(parent, name, **attributes).text = text


def _time(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
