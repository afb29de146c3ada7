"""The publishers. A source is a folder with `collect`, and an entry here."""

from collections.abc import Callable, Iterator

from etl.fetch import Fetch
from etl.observation import ParsedRelease
from etl.sources.cow import collect as _cow
from etl.sources.imf import collect as _imf
from etl.sources.kiel import collect as _kiel
from etl.sources.nato import collect as _nato
from etl.sources.sipri import collect as _sipri
from etl.sources.troops import collect as _troops
from etl.sources.worldbank import collect as _worldbank

COLLECTORS: dict[str, Callable[[Fetch], Iterator[ParsedRelease]]] = {
    "nato": _nato,
    "worldbank": _worldbank,
    "sipri": _sipri,
    "imf": _imf,
    "kiel": _kiel,
    "troops": _troops,
    "cow": _cow,
}
