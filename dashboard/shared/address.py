"""Addresses of pages within the site, as links name them."""

from urllib.parse import urlsplit

from dashboard.view import repin
from etl.asof.pin import Pin


def keep_pin(address: str, pin: Pin) -> str:
    """The address with a pin in its query, and its path, all else of its query and its fragment as they were."""
    place = urlsplit(address)
    end = f"#{place.fragment}" if place.fragment else ""
    return f"{place.path}{repin(place.query, pin)}{end}"
