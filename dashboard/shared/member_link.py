"""Where the name of a member leads: to the page of the country, as of the same pin."""

from dashboard.shared.table import Linked
from dashboard.shared.wording import name_area
from dashboard.view import repin
from etl.asof.pin import Pin
from etl.catalogue.members import members

# Where the pages of countries stand.
COUNTRY = "/country"


def locate_member(code: str, pin: Pin) -> str:
    """The address of the page of a member."""
    return f"{COUNTRY}/{code}{repin('', pin)}"


def name_member(code: str, pin: Pin) -> str:
    """The name of a member as a table has it, which leads to its page; of other areas the name alone."""
    return Linked(name_area(code), locate_member(code, pin)) if code in members() else name_area(code)
