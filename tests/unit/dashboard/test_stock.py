"""What follows from a snapshot alone is made once, and anew for another snapshot. All figures are made up."""

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from weakref import ref

import pytest
from dash import html
from dash.development.base_component import Component
from made_up import figures, population, release
from plotly.io.json import to_json_plotly

from dashboard.pages import PAGES
from dashboard.pages.data import page as data
from dashboard.pages.methodology import page as methodology
from dashboard.shared.page import Screen
from dashboard.shared.stock import Frozen, Memory, keep
from dashboard.view import View, read_by
from dashboard.web.first.markup import write_markup
from etl.catalogue.overlay import lay_seeds
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path, [release(figures())])
    return tmp_path


def test_a_thing_is_made_once_a_snapshot_and_anew_for_another(folder: Path) -> None:
    made: list[str] = []
    get = keep(lambda snapshot: made.append(snapshot.id))
    store = Store(folder)
    old = store.current()
    get(old), get(old), get(store.current())
    publish(folder, [release(figures(share=2.2))])
    get(store.current()), get(old)
    assert made == [old.id, store.current().id]


def test_a_thing_is_made_once_where_many_ask_at_once(folder: Path) -> None:
    made: list[int] = []

    @keep
    def get(snapshot: Snapshot) -> int:
        sleep(0.02)
        made.append(1)
        return len(made)

    snapshot = Store(folder).current()
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(get, [snapshot] * 16)) == {1}


def test_a_thing_goes_with_its_snapshot(folder: Path) -> None:
    get: Callable[[Snapshot], set[str]] = keep(lambda snapshot: {snapshot.id})
    store = Store(folder)
    thing = ref(get(store.current()))
    publish(folder, [release(figures(share=2.2))])
    store.current()
    gc.collect()
    assert thing() is None


def test_what_could_not_be_made_is_tried_again(folder: Path) -> None:
    faults = [ValueError("once")]

    @keep
    def get(_: Snapshot) -> str:
        if faults:
            raise faults.pop()
        return "made"

    snapshot = Store(folder).current()
    with pytest.raises(ValueError, match="once"):
        get(snapshot)
    assert get(snapshot) == "made"


def test_a_frozen_component_is_sent_as_it_was() -> None:
    def draw() -> html.Div:
        return html.Div([html.P("a < b / “c” & </script>", id="p"), None, 1.5, [html.Br()]], className="x")

    assert to_json_plotly(html.Main([Frozen(draw()), "end"])) == to_json_plotly(html.Main([draw(), "end"]))


def test_a_frozen_component_is_written_as_it_was_and_only_once() -> None:
    part = html.P("a < b")
    frozen, asked = Frozen(html.Div([part], className="x")), []
    part.children = "changed"

    def write(one: Component) -> str:
        asked.append(one)
        return write_markup(one, {})

    assert [frozen.write(write) for _ in range(2)] == ['<div class="x"><p>a &lt; b</p></div>'] * 2
    assert len(asked) == 1
    assert write_markup([frozen], {}) == frozen.write(write)


@pytest.mark.parametrize("page", [methodology, data], ids=lambda page: page.NAME)
def test_a_page_that_keeps_things_shows_those_of_the_snapshot_in_force(page: object, folder: Path) -> None:
    def show(store: Store) -> tuple[str, str]:
        snapshot = store.current()
        body = page.body(snapshot, View(), Screen())  # type: ignore[attr-defined]
        return to_json_plotly(body), page.csv(snapshot, View())  # type: ignore[attr-defined]

    store = Store(folder)
    before = show(store)
    assert show(store) == before
    publish(folder, [release(figures()), release(figures(share=2.2), name="2021-07-01"), population("2021-08-01")])
    after = show(store)
    assert after == show(Store(folder))
    assert after[0] != before[0]
    assert after[1] != before[1]


@dataclass(frozen=True)
class Asked(View):
    """A view of one word."""

    word: str = read_by("", str)


def test_what_a_view_finds_is_found_once_for_who_asks_soon_after_and_for_few_views(folder: Path) -> None:
    found: list[str] = []
    memory, snapshot = Memory[Asked, str](), Store(folder).current()
    for time, word in enumerate("aabacdefghiba"):
        view = Asked(word=word, asked=str(time))
        known = memory.find(snapshot, view)
        assert known in (None, word)
        if known is None:
            found.append(memory.keep(snapshot, view, word))
    assert found == list("abcdefghiba")


def test_what_views_of_several_pages_find_has_its_place_together(folder: Path) -> None:
    one, other, snapshot, view = Memory[Asked, str](), Memory[Asked, str](), Store(folder).current(), Asked()
    one.keep(snapshot, view, "one's")
    assert other.find(snapshot, view) is None
    for word in "abcdefgh":
        other.keep(snapshot, Asked(word=word), word)
    assert one.find(snapshot, view) is None
    assert other.find(snapshot, Asked(word="a")) == "a"


def test_what_a_view_found_is_forgotten_with_its_snapshot_and_when_other_seeds_are_laid(folder: Path) -> None:
    memory, store, view = Memory[Asked, html.P](), Store(folder), Asked()
    old = store.current()
    memory.keep(old, view, html.P())
    publish(folder, [release(figures(share=2.2))])
    assert memory.find(store.current(), view) is None
    with lay_seeds(folder):
        assert memory.find(old, view) is None
        memory.keep(old, view, html.P())
    assert memory.find(old, view) is None
    held = ref(memory.keep(old, view, html.P()))
    del old
    gc.collect()
    assert held() is None


def test_what_a_page_keeps_of_a_view_does_not_keep_its_snapshot(folder: Path) -> None:
    old = Store(folder).current()
    for page in PAGES:
        page.body(old, page.view(), Screen())
    gone = ref(old)
    del old
    gc.collect()
    assert gone() is None
