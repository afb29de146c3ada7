"""Where the feed of a page stands that can be followed."""

from dashboard.view import View
from etl.asof.pin import Pin


def locate_feed(page: str, view: View) -> str:
    """The address of the feed of what a view of a page comes to say: as of no day."""
    return f"/feed/{page}.atom{view.but(as_of=Pin()).to_query()}"
