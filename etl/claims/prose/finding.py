"""What one release says on a claim, in words (R8, R20): a count, the figures of those named, or why there is none."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from etl.catalogue.claims import Claim
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.claims.agreement import Agreement
from etl.claims.grammar.phrases import SIDES
from etl.claims.grammar.relations import GAPS
from etl.claims.grammar.who import GROUP_NAMES
from etl.claims.grammar.words import write_amount
from etl.claims.judgement import Checked
from etl.claims.progress import Number
from etl.claims.prose.amount import PLACES, tell_amount, tell_base
from etl.claims.prose.rank import tell_place
from etl.claims.prose.relation import is_relation, tell_relation, tell_shortly, tell_side
from etl.claims.prose.words import name_members, spell_number
from etl.claims.question import STATED, list_armed, read_test
from etl.claims.row import Row
from etl.observation import Observation
from etl.prose import day, listing

# More names than these make no sentence.
_NAMED = 4
# Where conventions part, the third decimal shows why.
PRECISE = 3


def tell_line(claim: Claim) -> str:
    """What figures are held against, as a number with its unit: 2 % of GDP."""
    test = read_test(claim)
    return write_amount(claim.measure, test.threshold, claim.about[0]) if test else claim.threshold


def tell_finding(row: Row, claim: Claim, most: int | None = None) -> str:
    """What a release has: "expected 19 of 28 members to be below 2 % of GDP in 2019", "has Poland at 4.1 % of GDP".

    Who has no figure is named in the same breath (R31); where they are more than `most`, how many they are.
    """
    verb, link = ("expected", "to be ") if row.expected else ("has", "")
    lacking = f" and has no figure for {_name_lacking(row, most)}" if row.unknown else ""
    if claim.comparison == "ranks":
        told = [
            f"{name_members([one.member])} {link}{tell_place(row, at, claim, most)}"
            for at, one in enumerate(row.rests_on)
        ]
        return f"{verb} {listing(told)} in {row.year}{lacking}"
    if claim.counts:
        line = f"{tell_line(claim)}{tell_base(claim.measure, row.rests_on[0])}"
        if is_relation(claim):
            return f"{verb} {_tell_bounds(row, claim)} {link}{tell_side(row, claim, line)}{lacking}"
        side = "at" if claim.comparison == "equals" else SIDES[claim.comparison][0]
        return f"{verb} {_tell_bounds(row, claim)} {link}{side} {line} in {row.year}{lacking}"
    if is_relation(claim):
        return f"{verb} {listing(list(tell_relation(row, claim, link)))}{lacking}"
    if row.convention == STATED:
        told = _tell_stated(row, claim, link)
    else:
        at = "" if claim.measure in GAPS else "at "
        told = [f"{name_members([one.member])} {link}{at}{tell_figure(claim, row, one)}" for one in row.rests_on]
    return f"{verb} {listing(told)} in {row.year}{lacking}"


def tell_briefly(row: Row, claim: Claim) -> str:
    """The same in the fewest words: 22 of 29 members, 1.97 % of GDP, or Latvia at 2.01 % of GDP and so on."""
    lacking = f", with no figure for {_name_lacking(row)}" if row.unknown else ""
    if claim.comparison == "ranks":
        told = [tell_place(row, at, claim) for at in range(len(row.rests_on))]
        return f"{listing(told)}{lacking}"
    if claim.counts:
        return f"{tell_count(row)}{lacking}"
    if row.convention == STATED:
        return f"{listing(_tell_stated(row, claim, ''))}{lacking}"
    if is_relation(claim):
        told = [tell_shortly(row, claim, one) for one in row.figures]
        names = [f"{name_members([one.row.member])} at " if len(told) > 1 else "" for one in row.figures]
        return f"{listing([f'{name}{one}' for name, one in zip(names, told, strict=True)])}{lacking}"
    if len(claim.about) == 1:
        return tell_figure(claim, row, row.rests_on[0])
    told = [f"{name_members([one.member])} at {tell_figure(claim, row, one)}" for one in row.rests_on]
    return f"{listing(told)}{lacking}"


def _name_lacking(row: Row, most: int | None = None) -> str:
    """Who has no figure, and who never can (R9); how many, where they are more than `most`."""
    if most is not None and len(row.unknown) > most:
        return f"{len(row.unknown)} of them"
    armed = list_armed(row.unknown)
    unarmed = [code for code in row.unknown if code not in armed]
    return f"{name_members(row.unknown)}{f' ({name_members(unarmed)} has no armed forces)' if unarmed else ''}"


def tell_count(row: Row) -> str:
    """How many of how many: 20 of 29 members; at least so many, where few have a figure."""
    least = "at least " if row.is_bound else ""
    of = spell_number(row.of) if row.among else row.of
    return f"{least}{spell_number(len(row.inside))} of {of} {_name_counted(row)}"


def _name_counted(row: Row) -> str:
    """Those who are counted: members, European allies."""
    return GROUP_NAMES[row.among] if row.among else f"member{'' if row.of == 1 else 's'}"


def _name_found(row: Row, claim: Claim) -> str:
    """Who they are where the claim names them: those as claimed, or those who are not."""
    if not claim.named:
        return ""
    but = claim.relation == "all_but"
    found = [code for code in (row.outside if but else row.inside) if code in row.armed]
    if not found or len(found) > _NAMED:
        return ""
    return f" ({'all but ' if but else ''}{name_members(found)})"


def _tell_bounds(row: Row, claim: Claim) -> str:
    """How many of how many; where members without a figure would decide, between what."""
    low, high = len(row.inside), len(row.inside) + len(row.unknown)
    if row.holds is not None:
        return f"{tell_count(row)}{_name_found(row, claim)}"
    between = ("", " or ") if high - low == 1 else ("between ", " and ")
    return f"{between[0]}{spell_number(low)}{between[1]}{spell_number(high)} of {row.of} {_name_counted(row)}"


def group_by_finding(rows: Sequence[Row], claim: Claim) -> dict[str, list[str]]:
    """By what is found, counted without Iceland, the conventions that give it; of one member, or of a count."""
    told: dict[str, list[str]] = {}
    for row in rows:
        if row.number is None or row.iceland is True or (not claim.counts and row.value is None):
            continue
        found = tell_count(row) if claim.counts else tell_figure(claim, row, row.rests_on[0], PRECISE)
        told.setdefault(found, []).append(row.convention)
    return told


def tell_figure(claim: Claim, row: Row, one: Observation, places: int = PLACES) -> str:
    """A figure in prose, no more precise than its release prints; of a ratio or a span how it comes about."""
    if is_relation(claim):
        return next(tell_shortly(row, claim, found) for found in row.figures if found.row == one)
    return tell_amount(claim.measure, one, row.decimals, places)


def _tell_stated(row: Row, claim: Claim, link: str) -> list[str]:
    above = claim.comparison == "at_or_above"
    met, below = (row.inside, row.outside) if above else (row.outside, row.inside)
    sides = (("at or above", met), ("below", below))
    return [f"{name_members(codes)} {link}{side} {tell_line(claim)}" for side, codes in sides if codes]


def list_held_first(checked: Checked) -> list[Agreement]:
    """The dated targets, those agreed in the year claimed first."""
    return sorted(checked.agreements, key=lambda one: not one.holds)


def tell_agreements(checked: Checked) -> Iterator[str]:
    """Each dated target with its words and where they stand."""
    for one in list_held_first(checked):
        yield f"On {day(one.target.agreed)}: {one.target.wording.rstrip('.')} ({one.target.source})."
    if len({one.holds for one in checked.agreements}) > 1:
        yield "The answer turns on which of these is meant."


def tell_numbers(checked: Checked) -> Iterator[str]:
    """The numbers that stand beside a claim of progress, by release, those of both years first."""
    order = sorted(checked.numbers, key=lambda one: one.since is None)
    by_release = groupby(order, lambda one: (one.source, one.published, one.definition))
    for (source, published, definition), mine in by_release:
        usual = definition == indicators()[checked.claim.measure].definition
        by = "" if usual else f", by {DEFINITIONS[definition].words}"
        yield f"{SOURCES[source].prose}, {day(published)}{by}: {'; '.join(map(_tell_number, mine))}."
    if not checked.numbers:
        yield "No release known then has figures to stand beside it."


def _tell_number(one: Number) -> str:
    grows = one.before is None and not one.counts
    basis = f", {one.basis}" if grows else ""
    return f"{one.label[:1].lower()}{one.label[1:]}, {_tell_ends(one)}{basis}"


def _tell_ends(one: Number) -> str:
    if one.counts:
        return ", ".join(map(_tell_end, one.counts))
    after = _tell_value(one, one.after, one.year)
    if one.before is None or one.since is None:
        return after
    return f"{_tell_value(one, one.before, one.since)} in {one.since}, {after} in {one.year}"


def _tell_end(row: Row) -> str:
    """How many of how many in a year, and who has no figure (R31)."""
    expected = " expected" if row.expected else ""
    lacking = f", with no figure for {name_members(row.unknown)}" if row.unknown else ""
    return f"{spell_number(len(row.inside))} of {row.of}{expected} in {row.year}{lacking}"


def _tell_value(one: Number, value: float, year: int) -> str:
    expected = " expected" if year in one.expected else ""
    return f"{value:.1f} %{expected}".replace("-", "\N{MINUS SIGN}")
