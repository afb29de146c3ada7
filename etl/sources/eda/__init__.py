"""The European Defence Agency, Defence Data: editions that are listed, those on the agency's page, those given."""

from collections.abc import Iterator, Mapping, Sequence

from etl.dataframe import Collected, MissedRelease, ParsedRelease
from etl.errors import FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.sources.eda.editions import Whereabouts
from etl.sources.eda.parse import is_workbook, parse
from etl.sources.eda.releases import EDITIONS, open_given, read_name
from etl.sources.eda.site import find_editions
from etl.sources.given import Given, Recognised
from etl.sources.releases import require_any


def collect(fetch: Fetch, given: Sequence[Given] = ()) -> Iterator[Collected]:
    """Every edition of seeds/eda/releases.csv, those that the agency's page links to besides, and those given.

    What of the page cannot be had or read is missed where it is no older than all that is listed, and told in the log
    otherwise; a listed workbook that cannot be had is missed too. The publisher's own file goes before one that was
    given. Raises FetchError or LayoutError where no edition at all can be had, SeedError where the list itself is
    wrong; reading a listed one raises LayoutError where it is not laid out as known.
    """
    yield from require_any(_collect(fetch, given))


def _collect(fetch: Fetch, given: Sequence[Given]) -> Iterator[Collected]:
    listed = {int(one.release): one for one in EDITIONS.read()}
    brought: dict[int, Given] = {}
    for one in given:
        try:
            brought[parse(one.fetched.content, read_name(one.fetched)).year] = one
        except LayoutError as error:
            yield MissedRelease(error)
    linked: Mapping[int, str] = {}
    try:
        linked = find_editions(fetch)
    except (FetchError, LayoutError) as error:
        yield MissedRelease(error)
    for year in sorted({*listed, *linked, *brought}):
        edition = Whereabouts(year, listed.get(year), linked.get(year, ""), brought.get(year))
        yield from edition.collect(fetch, is_new=year >= max(listed, default=year))


def read_given(one: Given) -> ParsedRelease:
    """The edition of a file that was given, on its day in the list, by whoever gave it, or by its own metadata.

    Raises LayoutError where it is not laid out as known, or has no day.
    """
    year = parse(one.fetched.content, read_name(one.fetched)).year
    listed = (known for known in EDITIONS.read() if known.release == str(year))
    return open_given(one, year, next(listed, None))


def recognise(fetched: Resource) -> Recognised | None:
    """The edition that a file is; None where it is no workbook of the agency's.

    Raises LayoutError where it is one, but is not laid out as known.
    """
    if not is_workbook(fetched.content, read_name(fetched)):
        return None
    edition = parse(fetched.content, read_name(fetched))
    return Recognised("eda", str(edition.year), edition.saved)
