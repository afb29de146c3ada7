"""What follows from the snapshot alone is made once, and kept as long as the snapshot is; of a view, for a moment."""

import pickle
import zlib
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import orjson
from cachetools import TTLCache
from dash import html
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.view import View
from etl.catalogue.overlay import on_seeds
from etl.store.snapshot import Snapshot

T = TypeVar("T")
V = TypeVar("V", bound=View)
# A document asks for what a view finds again and again, and the layout that follows a moment later does once more.
_SECONDS, _VIEWS = 30, 8


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


def keep_text(make: Callable[[Snapshot], str]) -> Callable[[Snapshot], str]:
    """The same for a long text, which is held packed."""
    packed = keep(lambda snapshot: _pack(make(snapshot).encode()))
    return wraps(make)(lambda snapshot: zlib.decompress(packed(snapshot)).decode())


class Memory(Generic[V, T]):
    """What views found, for who asks again soon; of few views at a time. Only for what snapshot, view and seeds decide.

    It goes with its snapshot, which it must not hold itself, and when other seeds are laid. A function asks and keeps
    by itself, and hands nothing on to be called: the manual's steps to a figure follow who calls whom.
    """

    def find(self, snapshot: Snapshot, view: V) -> T | None:
        """What was found of a view; None where nobody asked of late."""
        with _LOCK:
            kept = _FOUND.get(snapshot)
            found: T | None = None if kept is None else kept.get((self, view))
            return found

    def keep(self, snapshot: Snapshot, view: V, found: T) -> T:
        """`found`, which is kept."""
        with _LOCK:
            _FOUND.setdefault(snapshot, TTLCache(_VIEWS, _SECONDS))[self, view] = found
        return found


# All memories have their place here, so that there are few views together, and not of each page.
_FOUND: WeakKeyDictionary[Snapshot, TTLCache[tuple[Memory[Any, Any], View], Any]] = WeakKeyDictionary()
_LOCK = Lock()
on_seeds(_FOUND.clear)


class Frozen(html.Div):  # type: ignore[misc]
    """A component that is sent and written as it was when it was made, of which no parts are held.

    Thousands of parts take eight times what their text takes, and their text ten times what it takes when packed.
    """

    def __init__(self, component: Component) -> None:
        super().__init__()
        self._json = _pack(to_json_plotly(component, engine="orjson").encode())
        self._parts = _pack(pickle.dumps(component))
        self._written = b""

    def to_plotly_json(self) -> orjson.Fragment:
        """The JSON of the component that it was made of."""
        return orjson.Fragment(zlib.decompress(self._json))

    def write(self, write: Callable[[Component], str]) -> str:
        """What `write` makes of that component, which it is asked for once."""
        self._written = self._written or _pack(write(pickle.loads(zlib.decompress(self._parts))).encode())
        return zlib.decompress(self._written).decode()


def _pack(content: bytes) -> bytes:
    return zlib.compress(content, level=1)
