"""A picture of a page without a server: an address in, the bytes of a file out."""

from dataclasses import replace
from urllib.parse import urlsplit

from dashboard.pages import PAGES, Place, Site
from dashboard.picture.png import make_png
from dashboard.shared.notices import list_refusals
from dashboard.shared.picture_link import ENDINGS, FormError, split_query
from dashboard.shared.plate import draw_picture
from etl.prose import listing
from etl.store.snapshot import Store


def make_file(store: Store, address: str, ending: str, root: str, **wanted: str) -> bytes:
    """The picture of a page such as trends?country=DEU, in SVG or PNG; `wanted` are its size and scheme, if any are.

    Raises ValueError, in a sentence, where it would not be the picture asked for, and PublishError where there are no
    figures.
    """
    if ending not in ENDINGS:
        raise FormError(f"“{ending[:40]}” is no ending of a picture: it has to be {' or '.join(ENDINGS)}.")
    site, asked = Site(store, PAGES), urlsplit(address)
    pictured = {page.name: page for page in PAGES if page.picture}
    place = Place(f"/{asked.path.lstrip('/')}", asked.query)
    page = site.find_moved(place) or site.page_at(place.path) or pictured.get(asked.path.strip("/"))
    if page is None or not page.picture:
        raise FormError(f"“{asked.path[:40]}” has no picture. Pictures are to be had of {listing([*pictured])}.")
    form, query = split_query(asked.query)
    if form.digest:
        raise FormError("A digest names what a server has drawn. Leave it out.")
    view = site.read_at(page, Place(place.path, query))
    if refusals := list_refusals(store.current(), view):
        raise FormError(f"This would be another picture than the one asked for. {' '.join(refusals)}")
    svg = draw_picture(page, store.current(), view, replace(form, **wanted), root)
    return make_png(svg) if ending == "png" else svg.encode("utf-8")
