"""A place among members in words, and who has the one that somebody else was said to have."""

from collections.abc import Sequence

from etl.catalogue.claims import Claim
from etl.claims.grammar.words import write_rank
from etl.claims.prose.amount import tell_amount
from etl.claims.prose.words import capitalise, name_members, spell_number
from etl.claims.row import Row


def tell_rank(row: Row, at: int, claim: Claim) -> str:
    """A place in words: second to last of 31."""
    place = row.places[at]
    return f"{write_rank(place.rank if (claim.rank or 1) > 0 else -place.rank)} of {place.of}"


def tell_place(row: Row, at: int, claim: Claim, most: int | None = None) -> str:
    """A place with who shares it, who is printed alike, and the figure.

    Second to last of 31 members, with Spain, at 2.00 % of GDP.
    """
    place = row.places[at]
    beside = (("with", place.shared), ("printed like", place.alike))
    told = "".join(f", {how} {_name_some(codes, most)}" for how, codes in beside if codes)
    told = f"{told}," if told else ""
    return f"{tell_rank(row, at, claim)} members{told} at {tell_amount(claim.measure, row.rests_on[at], row.decimals)}"


def _name_some(codes: Sequence[str], most: int | None) -> str:
    """Their names; how many, where they are more than `most`."""
    return name_members(codes) if most is None or len(codes) <= most else f"{spell_number(len(codes))} others"


def tell_by_money(row: Row) -> str:
    """Where the member stands by money, which is another reading of who spends most; "" where that is not known."""
    if row.by_money is None:
        return ""
    rank, of, figure = row.by_money
    verb = "was expected to be" if row.expected else "is"
    return f"By money it {verb} {write_rank(rank)} of {of} members at {tell_amount(figure.indicator, figure, 0)}"


def tell_holders(row: Row, claim: Claim) -> str:
    """Who has the place, or one of the places, that somebody else was said to have; "" where nobody has."""
    wanted = abs(claim.rank or 1)
    values = [one.value or 0.0 for one in row.order]
    places = {one.member: 1 + values.index(value) for one, value in zip(row.order, values, strict=True)}
    held = range(1 if claim.within else wanted, wanted + 1)
    holders = [one for one in row.order if places[one.member] in held]
    if row.holds is not False or not holders:
        return ""
    if claim.within and wanted > 1:
        end = "first" if (claim.rank or 1) > 0 else "last"
        verb = "were expected to be" if row.expected else "are"
        return f"The {end} {spell_number(wanted)} {verb} {name_members([one.member for one in holders])}"
    names = name_members([one.member for one in holders])
    verb = "was expected to be" if row.expected else "is"
    figure = tell_amount(claim.measure, holders[0], row.decimals)
    return f"{capitalise(write_rank(claim.rank or 1))} {verb} {names} at {figure}"
