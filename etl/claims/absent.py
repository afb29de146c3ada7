"""What is missing: sources without a release on the day, releases without an answer, definitions without a verdict."""

from collections.abc import Sequence

from etl.catalogue.definitions import DEFINITIONS
from etl.claims.asked import definition_of, sources
from etl.claims.checked import Absent, ByDefinition, Row
from etl.claims.selecting import Selected
from etl.claims.verdict import verdict
from etl.claims.wording import definition_words, publisher, release_words
from etl.prose import day

# How reasons begin, the nearest to an answer first.
_NEAREST = ("it is printed", "it holds figures", "it has no figure", "it does not contain")


def absent(selected: Selected, rows: Sequence[Row]) -> tuple[Absent, ...]:
    """The sources that have the measure and nothing to answer from on the day; the newest never stands in."""
    answering = {row.source for row in rows if row.number is not None}
    asked = sources(selected.question.claim.measure)
    return tuple(Absent(one, publisher(one), _why(selected, rows, one)) for one in asked if one not in answering)


def by_definition(selected: Selected, rows: Sequence[Row], later: Sequence[Row]) -> tuple[ByDefinition, ...]:
    """The verdict by each definition that any release at hand follows, and by those of sources not at hand."""
    return tuple(_judged(selected, rows, definition) for definition in _definitions(selected))


def missing(selected: Selected, rows: Sequence[Row]) -> str:
    """What is missing where no release answers by any definition: what NATO lacks."""
    return _why(selected, rows, "nato")


def _definitions(selected: Selected) -> list[str]:
    measure = selected.question.claim.measure
    held = [definition_of(part.release, measure) for part in selected.parts]
    others = ["sipri"] if len(sources(measure)) > 1 else []
    return sorted({"nato", *held, *others}, key=list(DEFINITIONS).index)


def _judged(selected: Selected, rows: Sequence[Row], definition: str) -> ByDefinition:
    mine = [row for row in rows if row.definition == definition]
    in_force = [row for row in mine if row.in_force]
    word, said = verdict(in_force, _lacking(selected, mine, definition))
    source, release = (in_force[0].source, in_force[0].release) if in_force else ("", "")
    return ByDefinition(definition, DEFINITIONS[definition].title, source, release, word, said)


def _lacking(selected: Selected, rows: Sequence[Row], definition: str) -> str:
    if rows:
        return _reason(rows)
    return f"no release by {definition_words(definition)} {_at_hand(selected)}"


def _why(selected: Selected, rows: Sequence[Row], source: str) -> str:
    mine = [row for row in rows if row.source == source]
    if mine:
        return _reason(mine)
    named = publisher(source)
    first = next((part for part in reversed(selected.parts) if part.release.source == source), None)
    if first is None:
        return f"no release of {named} is at hand"
    if selected.day is None:
        return f"no release of {named} has a year that answers"
    after = f"; the first is of {day(first.release.published)}" if first.release.published > selected.day else ""
    return f"no release of {named} {_at_hand(selected)}{after}"


def _at_hand(selected: Selected) -> str:
    return "is at hand" if selected.day is None else f"of {day(selected.day)} or before is at hand"


def _reason(rows: Sequence[Row]) -> str:
    """Why the release that comes nearest to an answer gives none, the newest of those."""
    row = min(rows, key=lambda one: next((n for n, begun in enumerate(_NEAREST) if one.why.startswith(begun)), 0))
    return f"{release_words(row)} does not answer, for {row.why}" if row.why.startswith("it ") else row.why
