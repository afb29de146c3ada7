"""The figures of one of NATO's releases as they ship, and results of a measure on them by part, member and year."""

from collections.abc import Callable

from made_up import no_network

from etl.asof.pin import Pin
from etl.measures.figures import Figures
from etl.measures.inputs import bind_figures
from etl.measures.result import Result
from etl.sources.nato.releases import RELEASES, open_release
from etl.store.snapshot import Snapshot

JUNE_2024 = "2024-06-17"
WHOLE = ("2016-01-28", "2019-06-25", JUNE_2024, "2025-08-28", "2026-07-10")
Found = dict[tuple[str, str, int], Result]
Asked = Callable[..., Found]


def selection(snapshot: Snapshot, release: str) -> Figures:
    """The figures of one release of NATO, with those of the World Bank that ship."""
    bank = snapshot.releases("worldbank")[-1]
    return bind_figures(snapshot, Pin.of_releases({"nato": release, "worldbank": bank.release.release}))


def by_place(results: tuple[Result, ...]) -> Found:
    found = {(one.part, one.member, one.year): one for one in results}
    assert len(found) == len(results)
    return found


def transcribed(release: str) -> Figures:
    """The figures of a release that is known from a transcription of ours."""
    (known,) = (one for one in RELEASES.read() if one.release == release)
    return Figures.of({"nato": open_release(known, no_network).read().observations})
