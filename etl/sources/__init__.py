"""The publishers. A source is a folder with `collect`, and an entry here."""

from collections.abc import Callable, Iterator

from etl.fetch import Fetch
from etl.observation import ParsedRelease
from etl.sources.nato import collect as _nato
from etl.sources.worldbank import collect as _worldbank

COLLECTORS: dict[str, Callable[[Fetch], Iterator[ParsedRelease]]] = {"nato": _nato, "worldbank": _worldbank}
