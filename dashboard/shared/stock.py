"""What follows from the snapshot alone is made once, and kept as long as the snapshot is; of a view, for a moment."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

import orjson
from cachetools import TTLCache
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.view import View
from etl.catalogue.overlay import on_seeds
from etl.store.snapshot import Snapshot

T = TypeVar("T")
V = TypeVar("V", bound=View)
# A document asks for what a view finds again and again, and the layout that follows a moment later does once more.
_SECONDS, _VIEWS = 30, 4


def keep(make: Callable[[Snapshot], T]) -> Callable[[Snapshot], T]:
    """The same function, which makes one thing a snapshot, also where many ask at once.

    A thing goes with its snapshot, so there are no more than snapshots in use; it must not hold the snapshot itself.
    """
    kept: WeakKeyDictionary[Snapshot, T] = WeakKeyDictionary()
    lock = Lock()

    @wraps(make)
    def get(snapshot: Snapshot) -> T:
        with lock:
            if snapshot not in kept:
                kept[snapshot] = make(snapshot)
            return kept[snapshot]

    return get


def recall(find: Callable[[Snapshot, V], T]) -> Callable[[Snapshot, V], T]:
    """The same function, which finds something once for all who ask soon after each other; of few views at a time.

    What is found goes with its snapshot, and when other seeds are laid. Only for what follows from these and the view.
    """
    kept: WeakKeyDictionary[Snapshot, TTLCache[V, T]] = WeakKeyDictionary()
    lock = Lock()

    @wraps(find)
    def get(snapshot: Snapshot, view: V) -> T:
        with lock:
            found = kept.setdefault(snapshot, TTLCache(_VIEWS, _SECONDS))
            known = found.get(view)
        if known is None:
            # Not under the lock: others find what they want meanwhile.
            known = find(snapshot, view)
            with lock:
                found[view] = known
        return known

    on_seeds(kept.clear)
    return get


def freeze(component: Component) -> Component:
    """The component, which is put into JSON here and never again: what is changed in it later is not sent."""
    content = orjson.Fragment(to_json_plotly(component, engine="orjson"))
    component.to_plotly_json = lambda: content
    return component
