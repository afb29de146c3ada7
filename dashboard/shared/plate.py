"""What of a page stands in a picture that is taken away, and the picture itself, by page, view and form."""

import hashlib
from collections.abc import Collection

from dashboard.picture.legend import Mark
from dashboard.picture.png import name_versions
from dashboard.picture.sheet import SIZES, Colours, draw_sheet
from dashboard.shared.frame import COLOURED, MARKS
from dashboard.shared.page import Page, Screen, V
from dashboard.shared.picture_link import Form
from dashboard.shared.theme import choose_theme
from dashboard.shared.wording import BRAND, name_release
from etl.prose import day
from etl.store.snapshot import Part, Snapshot

# Told in words alone.
_TOLD = ("residual", "whole", "rose", "fell", "asks", "straight", "trend", "arrival", "turned", "same")


def draw_picture(page: Page[V], snapshot: Snapshot, view: V, form: Form, root: str = "") -> str:
    """The picture of what a view of a page shows, as SVG; `root` is what its address begins with, "" for none.

    Raises ValueError for a page that has no picture.
    """
    if page.picture is None:
        raise ValueError(f"{page.label} has no picture.")
    size = SIZES[form.size]
    sheet = page.picture(snapshot, view, Screen(dark=form.scheme == "dark", narrow=size.narrow))
    return draw_sheet(sheet, size, f"{BRAND} · {root}{view.to_address(page.path)}")


def name_file(page: Page[V], snapshot: Snapshot, view: V, ending: str) -> str:
    """The file's name: that of the CSV of the same view, with another ending."""
    return f"{page.csv_name(snapshot, view).removesuffix('.csv')}.{ending}"


def digest(svg: str) -> str:
    """What names the content of a picture, as SVG and as PNG: it changes whenever a pixel may."""
    return hashlib.sha256(f"{name_versions()}\n{svg}".encode("utf-8", "replace")).hexdigest()[:32]


def choose_colours(dark: bool) -> Colours:
    """The colours around a figure of the dark or the light scheme."""
    theme = choose_theme(dark)
    return Colours(theme.background, theme.text, theme.muted)


def list_key(marks: Collection[str], dark: bool) -> tuple[Mark, ...]:
    """The key of the marks that a figure uses, in the order of the page's."""
    theme = choose_theme(dark)
    colors = {"met": theme.accent, "below": theme.below, "spending": theme.spending, "gdp": theme.gdp}
    colors |= {"fast": theme.accent, "slow": theme.below}
    colors |= {"higher": theme.accent, "lower": theme.below}
    found = []
    for name, text in MARKS.items():
        if name in marks:
            told = text if name in _TOLD else text[2:]
            words = text.partition(": ")[2] if name in COLOURED else told
            found.append(Mark("square" if name in COLOURED else name, words, colors.get(name, "")))
    return tuple(found)


def name_source(*parts: Part | None) -> str:
    """Publisher and release of what is shown, and its day where its name does not tell it; "" where there is none."""
    named = dict.fromkeys(_name_part(part) for part in parts if part)
    return f"Source: {'; '.join(named)}." if named else ""


def _name_part(part: Part) -> str:
    release = part.release
    named, published = name_release(release.source, release.release), day(release.published)
    return named if published in named else f"{named}, published {published}"
