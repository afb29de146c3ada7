"""What of a page stands in a picture that is taken away, and the picture itself, by page, view and form."""

import hashlib

from dashboard.picture.png import name_versions
from dashboard.picture.sheet import SIZES, draw_sheet
from dashboard.shared.chart import still
from dashboard.shared.page import Page, Screen, V
from dashboard.shared.picture_link import Form
from dashboard.shared.wording import BRAND, name_release
from etl.prose import day
from etl.store.snapshot import Part, Snapshot


def draw_picture(page: Page[V], snapshot: Snapshot, view: V, form: Form, root: str = "") -> str:
    """The picture of what a view of a page shows, as SVG; `root` is what its address begins with, "" for none.

    Raises ValueError for a page that has no picture.
    """
    if page.picture is None:
        raise ValueError(f"{page.label} has no picture.")
    size = SIZES[form.size]
    with still():
        sheet = page.picture(snapshot, view, Screen(dark=form.scheme == "dark", narrow=size.narrow))
    return draw_sheet(sheet, size, f"{BRAND} · {root}{view.to_address(page.path)}")


def name_file(page: Page[V], snapshot: Snapshot, view: V, ending: str) -> str:
    """The file's name: that of the CSV of the same view, with another ending."""
    return f"{page.csv_name(snapshot, view).removesuffix('.csv')}.{ending}"


def digest(svg: str) -> str:
    """What names the content of a picture, as SVG and as PNG: it changes whenever a pixel may."""
    return hashlib.sha256(f"{name_versions()}\n{svg}".encode("utf-8", "replace")).hexdigest()[:32]


def name_source(*parts: Part | None) -> str:
    """Publisher and release of what is shown, and its day where its name does not tell it; "" where there is none."""
    named = dict.fromkeys(_name_part(part) for part in parts if part)
    return f"Source: {'; '.join(named)}." if named else ""


def _name_part(part: Part) -> str:
    release = part.release
    named, published = name_release(release.source, release.release), day(release.published)
    return named if published in named else f"{named}, published {published}"
