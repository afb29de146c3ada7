"""What follows from the snapshot alone is made once, and kept as long as the snapshot is."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

import orjson
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from etl.store.snapshot import Snapshot

T = TypeVar("T")


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


def freeze(component: Component) -> Component:
    """The component, which is put into JSON here and never again: what is changed in it later is not sent."""
    content = orjson.Fragment(to_json_plotly(component, engine="orjson"))
    component.to_plotly_json = lambda: content
    return component
