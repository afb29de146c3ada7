"""What a reader takes along of a view: the links to it, how it is cited, and its files; and the dialogue that has them.

The dialogue is whole in the document that comes first, so it needs no script and asks for nothing when it is opened.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dash import html
from dash.development.base_component import Component
from flask import g, has_request_context

from dashboard.shared.citation import Cited, write_apa, write_bibtex, write_chicago
from dashboard.shared.wording import name_pin
from dashboard.view import View
from etl.asof.pin import Pin
from etl.catalogue.sources import cite
from etl.store.snapshot import Part, Snapshot

TITLE = "Share and cite"
_MANY = 2


@dataclass(frozen=True)
class Share:
    """Paths with their queries: `newest` follows the newest release, `frozen` stays with what is `shown`.

    `frozen` is "" where there is no other; `cited` is None where no release was found; `files` are by ending; `feed` is
    "" where the view cannot be followed, and `quoted`, a sentence to quote, where there is none.
    """

    newest: str
    frozen: str = ""
    shown: str = ""
    cited: Cited | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    feed: str = ""
    quoted: str = ""


def freeze_pin(snapshot: Snapshot, pin: Pin, shown: Collection[Part]) -> Pin:
    """The pin under which what is shown now will be shown later too; none where nothing is shown.

    A pin stays as it is. Else the releases shown are named; where an older one stands beside a newer one of its source,
    which no pin can name too, it is the day of the newest release that is known.
    """
    newest = {part.release.source: part.release.release for part in shown}
    if pin or not newest:
        return pin
    if len(newest) == len({part.sha256 for part in shown}):
        return Pin.of_releases(newest)
    return Pin(day=max(part.release.published for part in snapshot.parts))


def make_share(path: str, view: View, frozen: Pin, cited: Cited | None, files: Mapping[str, str]) -> Share:
    """What there is to take of a view of the page at a path, whose view under the pin `frozen` stays as it is."""
    newest, kept = view.but(as_of=Pin()).to_address(path), view.but(as_of=frozen).to_address(path)
    there = kept if kept != newest else ""
    return Share(newest, there, _name(frozen), cited and replace(cited, address=kept), files)


def cite_parts(title: str, kind: str, page: str, parts: Collection[Part]) -> Cited | None:
    """The finding of a page as it is cited with the releases that it rests on; None where there are none."""
    if not parts:
        return None
    sources = dict.fromkeys(cite(part.release.source, part.release.release) for part in parts)
    return Cited(title, kind, max(part.release.published for part in parts), tuple(sources), page, "")


def _name(pin: Pin) -> str:
    return f"the {len(pin.releases)} releases shown" if len(pin.releases) > _MANY else name_pin(pin)


def draw_share(page: str, share: Share) -> Component:
    """The dialogue. Its addresses are whole where the server knows under which readers reach it."""
    root = find_root()
    return html.Details(
        [
            html.Summary(TITLE, id=f"{page}-share", className="button"),
            html.Div([*_draw_texts(share, root), *_draw_files(share)], className="share-panel"),
        ],
        className="share",
        # A script completes what is copied where the server could not.
        **({} if root else {"data-paths": " ".join(filter(None, (share.frozen, share.newest)))}),
    )


def find_root() -> str:
    """What addresses begin with in the request that is answered; "" where nobody knows, or none is."""
    return str(g.get("root", "")) if has_request_context() else ""


def _draw_texts(share: Share, root: str) -> Iterator[Component]:
    yield _draw_text("Link that follows the newest release", f"{root}{share.newest}")
    if share.frozen:
        yield _draw_text(f"Link that stays as of {share.shown}", f"{root}{share.frozen}")
    if share.quoted:
        yield _draw_text("To quote", share.quoted)
    if share.cited:
        cited = replace(share.cited, address=f"{root}{share.cited.address}")
        yield _draw_text("APA", write_apa(cited))
        yield _draw_text("Chicago", write_chicago(cited))
        yield _draw_text("BibTeX", write_bibtex(cited))


def _draw_text(label: str, text: str) -> Component:
    """A text to be copied: one press on it selects it whole, also without a script."""
    field = html.Pre(text, tabIndex=0, role="textbox", **{"aria-readonly": "true", "aria-label": label})
    button = html.Button("Copy", type="button", className="button", **{"aria-label": f"Copy: {label}"})
    return html.Div([html.Span(label), button, field], className="share-text")


def _draw_files(share: Share) -> Iterator[Component]:
    if share.files:
        links = [html.A(ending.upper(), href=address, download="") for ending, address in share.files.items()]
        yield html.P(["Files that stay as they are: ", *links])
    if share.feed:
        yield html.P(["Told when a release changes what is said: ", html.A("Atom feed", href=share.feed)])
    yield html.P(className="share-told", role="status")
