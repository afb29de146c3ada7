"""What is printed for a figure: "39,190", "- 3.3", "| 280" and NATO's signs."""

import re
from decimal import Decimal
from functools import lru_cache

from etl.sources.nato import layout

BAR = "|"
# Four digits without a comma are no figure: two that were printed side by side would look like that.
_FIGURE = re.compile(r"(?P<bar>\| )?(?P<minus>- ?)?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?)")
_SIGNS = (*layout.SIGNS, layout.NIL, layout.PLACEHOLDER, BAR)


# A printed figure is looked at when its column is found, when its row is read and when it is held against another.
@lru_cache(maxsize=8192)
def read_number(printed: str) -> Decimal | None:
    """The number that is printed, with its decimals; None where it is none. A bar before it plays no part.

    Thousands are set apart by commas, and a minus may stand apart from its number.
    """
    found = _FIGURE.fullmatch(printed)
    if found is None:
        return None
    value = Decimal(found["digits"].replace(",", ""))
    return -value if found["minus"] else value


def get_half_unit(printed: str) -> Decimal:
    """Half of the last digit of a printed number: how far it may be from the number before it was rounded.

    Raises ValueError where `printed` is no number.
    """
    value = read_number(printed)
    if value is None:
        raise ValueError(f"{printed!r} is no number")
    return Decimal("0.5").scaleb(int(value.as_tuple().exponent))


def has_bar(printed: str) -> bool:
    """Whether a bar stands before the figure: a break in the series."""
    return printed.startswith(BAR)


def is_figure(word: str) -> bool:
    """Whether a single word is a number, or a sign that stands for one."""
    return word in _SIGNS or read_number(word) is not None
