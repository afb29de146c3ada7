"""The address of a picture: the state of a page, and beside it what is asked of the picture itself."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from dashboard.picture.sheet import SIZES
from dashboard.view import View, shorten

ENDINGS = ("svg", "png")
SCHEMES = ("light", "dark")
_NAMES = ("size", "scheme", "digest")


class FormError(ValueError):
    """A picture is asked for in a form that is not offered. The message says which are."""


@dataclass(frozen=True)
class Form:
    """How a picture is wanted. `digest` names its content, and no other will do; "" where any will."""

    size: str = "wide"
    scheme: str = "light"
    digest: str = ""


def locate_picture(page: str, view: View, ending: str, form: Form = Form()) -> str:
    """The address of the picture of what a view of a page shows; defaults are left out."""
    own = [(name, getattr(form, name)) for name in _NAMES if getattr(form, name) != getattr(Form(), name)]
    query = urlencode([*view.pairs(), *own], safe="~.:-")
    return f"/picture/{page}.{ending}{'?' if query else ''}{query}"


def locate_pictures(page: str, view: View) -> dict[str, str]:
    """By ending the addresses of the pictures that a page offers of a view."""
    return {ending: locate_picture(page, view, ending) for ending in reversed(ENDINGS)}


def split_query(query: str) -> tuple[Form, str]:
    """What a query (without "?") asks of the picture, and the rest, which is a page's.

    Raises FormError where that is not offered, or where two different things are asked.
    """
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
    own = {name: text for name, text in pairs if name in _NAMES}
    for name, text in pairs:
        if own.get(name, text) != text:
            raise FormError(f"{name}: “{shorten(text)}” and “{shorten(own[name])}” are asked for, and one is wanted.")
    form = Form(**own)
    _check("size", form.size, [f"{name} ({one.width} × {one.height})" for name, one in SIZES.items()], tuple(SIZES))
    _check("scheme", form.scheme, list(SCHEMES), SCHEMES)
    if not own:
        return form, query
    return form, urlencode([pair for pair in pairs if pair[0] not in _NAMES], errors="replace")


def _check(name: str, asked: str, offers: list[str], known: tuple[str, ...]) -> None:
    if asked not in known:
        raise FormError(
            f"{name}: “{shorten(asked)}” is not offered. Offered are {', '.join(offers[:-1])} and {offers[-1]}."
        )
