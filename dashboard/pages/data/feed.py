"""The Atom feed of what every publication changed."""

from collections.abc import Sequence

from dashboard.shared.atom import Entry, Feed, write_time
from etl.changes import Change, as_text, headline
from etl.prose import counted

PATH = "/changes.atom"


def make_feed(changes: Sequence[Change]) -> Feed:
    """The feed of these changes, which come newest first."""
    return Feed("urn:burden-sharing:changes", "what changed", PATH, "/data", [_tell(change) for change in changes])


def write_title(change: Change) -> str:
    """A publication in a line."""
    if change.first:
        return f"First publication: {counted(len(change.releases), 'release')}"
    told = [headline(one) for one in change.releases]
    more = f", and {len(told) - 2} more" if len(told) > 2 else ""
    return f"{'; '.join(told[:2])}{more}" if told else "Nothing changed"


def _tell(change: Change) -> Entry:
    name = f"urn:burden-sharing:snapshot:{change.snapshot}:{write_time(change.published)}"
    return Entry(name, write_title(change), change.published, f"/data#{change.snapshot}", as_text(change))
