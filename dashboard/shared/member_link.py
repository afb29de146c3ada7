"""Where the name of a member leads."""

from dashboard.view import repin
from etl.asof.pin import Pin


def locate_member(code: str, pin: Pin) -> str:
    """The address of what is known of a member as of a pin."""
    return f"/country/{code}{repin('', pin)}"
