"""Every measure of time and targets on NATO's own figures: each result has a number with its cells, or a reason."""

import pytest
from nato_measures import WHOLE, Asked, Found, by_place, transcribed

from etl.asof.pin import Pin
from etl.catalogue.level_measures import LEVELS
from etl.catalogue.measures import measures
from etl.catalogue.members import members
from etl.catalogue.time_measures import CHANGES, TARGETS
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.inputs import bind_figures, compute_as_of
from etl.measures.result import COMPUTED, Reason
from etl.sources.nato.releases import RELEASES
from etl.store.snapshot import Snapshot

OF_ONE_RELEASE = [one.id for one in (*TARGETS, *CHANGES, *LEVELS) if not one.compares]


@pytest.mark.parametrize("name", [name for name, known in measures().items() if "price" in known.takes])
def test_a_measure_that_has_a_number_in_some_prices_of_a_release_has_one_whatever_the_prices_asked_for(
    snapshot: Snapshot, name: str
) -> None:
    for part in snapshot.releases("nato"):
        held = bind_figures(snapshot, Pin.of_releases({"nato": part.release.release}))
        found = [compute(name, held, Choice(price=price)) for price in ("", "constant", "current")]
        assert len({any(one.value is not None for one in of_price if not one.part) for of_price in found}) == 1
        assert all(one.reason for of_price in found for one in of_price if one.value is None)


@pytest.mark.parametrize("release", WHOLE)
@pytest.mark.parametrize("name", [name for name, known in measures().items() if "year" in known.takes])
def test_a_year_that_is_chosen_has_a_number_or_a_reason(snapshot: Snapshot, name: str, release: str) -> None:
    """In the first year of a release too, which has none before it, and in the last."""
    years = snapshot.part("nato", release).years
    for year in years if not measures()[name].compares else ():
        choice = Choice(year=year, growth=1.5, weights=(("share_of_gdp", 1.0),))
        try:
            found = compute_as_of(snapshot, name, choice, Pin.of_releases({"nato": release}))
        except MeasureError:
            continue
        assert found


@pytest.mark.parametrize("release", WHOLE)
@pytest.mark.parametrize("name", OF_ONE_RELEASE)
def test_every_measure_answers_in_every_release(asked: Asked, name: str, release: str) -> None:
    sound(asked(name, release, growth=1.5, target=3.5), name)


@pytest.mark.parametrize("release", [one.release for one in RELEASES.read() if one.kind == "transcription"])
def test_every_measure_answers_where_little_of_a_release_is_at_hand(release: str) -> None:
    held = transcribed(release)
    for name in OF_ONE_RELEASE:
        sound(by_place(compute(name, held, Choice(growth=1.5))), name)


def sound(found: Found, name: str) -> None:
    """Every result has a number with its cells, or a reason."""
    for one in found.values():
        assert (one.value is None) == (one.status != COMPUTED) == bool(one.reason)
        assert one.status in (COMPUTED, *Reason)
        assert one.value is None or one.rests_on
        assert one.unit
        assert one.member in members() or one.member == "NATO_TOTAL"
        assert measures()[name].unit_of(one.part) == one.unit
