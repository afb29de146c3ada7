"""Whether a release still has what the one before it had: indicators, members, figures, years."""

from collections.abc import Iterator, Mapping

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import members
from etl.compare.bounds import AREAS, COVERAGE, FEWEST, GONE, WORST
from etl.compare.objections import Objection, ObjectionKind, Shift, show_shift
from etl.compare.series import Figure, Figures, Place


def find_losses(before: Figures, after: Figures) -> Iterator[Objection]:
    """What is missing of a release that covers as much as the one before it, one objection a loss."""
    yield from _find_gone(before, after)
    for indicator, was in before.items():
        now = after.get(indicator)
        if now is None:
            yield _object_to_loss(indicator, was)
        else:
            yield from _find_fewer(indicator, _drop_aggregates(was), _drop_aggregates(now))
    yield from _find_shorter(before, after)


def _drop_aggregates(column: Mapping[Place, Figure]) -> dict[Place, Figure]:
    # NATO groups its members anew from time to time.
    return {place: figure for place, figure in column.items() if place[0] not in AGGREGATES}


def _find_gone(before: Figures, after: Figures) -> Iterator[Objection]:
    armed = {code for code, member in members().items() if member.armed_forces}
    had, has = ({place[0] for column in figures.values() for place in column} for figures in (before, after))
    lost = sorted((had - has) & armed)
    if len(lost) > GONE.limit:
        text = f"Members that stand nowhere in it any more: {', '.join(lost)}."
        yield Objection(ObjectionKind.GONE, "", text, GONE.reason, len(lost), GONE.limit)


def _object_to_loss(indicator: str, was: Mapping[Place, Figure]) -> Objection:
    return Objection(
        ObjectionKind.GONE, indicator, f"{indicator}: all {len(was):,} figures are gone.", GONE.reason, 1.0, GONE.limit,
        _show_examples(indicator, was),
    )  # fmt: skip


def _find_fewer(indicator: str, was: dict[Place, Figure], now: dict[Place, Figure]) -> Iterator[Objection]:
    lost = 1 - len(now) / len(was) if was else 0.0
    if len(was) >= FEWEST and lost > COVERAGE.limit:
        text = f"{indicator}: {len(now):,} figures, not {len(was):,}: {lost:.1%} fewer (bound {COVERAGE.limit:.0%})."
        missing = {place: figure for place, figure in was.items() if place not in now}
        yield Objection(
            ObjectionKind.COVERAGE,
            indicator,
            text,
            COVERAGE.reason,
            lost,
            COVERAGE.limit,
            _show_examples(indicator, missing),
        )
    areas = {place[0] for place in was}
    missing_areas = areas - {place[0] for place in now}
    share = len(missing_areas) / len(areas) if areas else 0.0
    if len(areas) >= FEWEST and share > AREAS.limit:
        text = (
            f"{indicator}: no figure any more of {', '.join(sorted(missing_areas))}, {share:.1%} of those that had any "
            f"(bound {AREAS.limit:.0%})."
        )
        yield Objection(ObjectionKind.AREAS, indicator, text, AREAS.reason, share, AREAS.limit)


def _show_examples(indicator: str, lost: Mapping[Place, Figure]) -> tuple[Shift, ...]:
    newest = sorted(lost, key=lambda place: (-place[1], place))[:WORST]
    return tuple(show_shift(indicator, place, lost[place], None) for place in newest)


def _find_shorter(before: Figures, after: Figures) -> Iterator[Objection]:
    was, now = _find_last(before), _find_last(after)
    if was and now and now < was:
        text = f"Its figures end in {_format_time(now)}; those of the release before it in {_format_time(was)}."
        yield Objection(
            ObjectionKind.SHORTER, "", text, "Data do not grow shorter: an old file may have been put back."
        )


def _find_last(figures: Figures) -> tuple[int, str] | None:
    return max(((place[1], place[2]) for column in figures.values() for place in column), default=None)


def _format_time(last: tuple[int, str]) -> str:
    return f"{last[0]} {last[1]}".strip()
