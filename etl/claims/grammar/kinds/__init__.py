"""The kinds of claims and their parts: how each is recognised, and how it becomes a part of a Claim.

A module of a kind gives the expressions of its tokens and `READ`, by token what it says; a kind that has to be settled
once everything is read has `settle`.
"""

from collections.abc import Callable, Iterator

from etl.claims.grammar.kinds import (
    amounts,
    averages,
    comparisons,
    counts,
    currencies,
    days,
    gaps,
    groups,
    growth,
    increments,
    portions,
    publishers,
    ranks,
    sides,
    spans,
    statements,
    subjects,
    targets,
)
from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.token import Rule, Token

# What is longer stands before what it may begin with.
_SPELT: tuple[Callable[[], Iterator[Rule]], ...] = (
    days.spell_days,
    publishers.spell_publishers,
    averages.spell_averages,
    statements.spell_statements,
    spans.spell_spans,
    gaps.spell_gaps,
    portions.spell_portions,
    comparisons.spell_comparisons,
    increments.spell_increments,
    currencies.spell_people,
    subjects.spell_aggregates,
    counts.spell_counts,
    groups.spell_groups,
    targets.spell_targets,
    currencies.spell_currencies,
    amounts.spell_amounts,
    ranks.spell_ranks,
    amounts.spell_measures,
    days.spell_newest,
    growth.spell_growth,
    days.spell_years,
    sides.spell_sides,
    subjects.spell_subjects,
    sides.spell_verbs,
)
_READ: dict[str, Reader] = {
    **days.READ,
    **statements.READ,
    **subjects.READ,
    **counts.READ,
    **targets.READ,
    **amounts.READ,
    **averages.READ,
    **comparisons.READ,
    **currencies.READ,
    **gaps.READ,
    **groups.READ,
    **increments.READ,
    **portions.READ,
    **publishers.READ,
    **spans.READ,
    **ranks.READ,
    **growth.READ,
    **sides.READ,
}
_SETTLED = (
    averages.settle,
    groups.settle,
    currencies.settle,
    increments.settle,
    portions.settle,
    comparisons.settle,
    ranks.settle,
    growth.settle,
    spans.settle,
    amounts.settle,
    groups.refuse_unsaid,
    publishers.settle,
)


def spell_kinds() -> Iterator[Rule]:
    """The kinds of tokens with their expressions, in the order in which they are tried."""
    return (rule for spell in _SPELT for rule in spell())


def read(said: Said, token: Token) -> None:
    """Take in what a token says. Raises ClaimError where it may mean two things, or something else was said before."""
    _READ[token.kind](said, token)


def settle(said: Said) -> None:
    """Settle, once all is read, what a kind leaves open. Raises ClaimError for what is missing or goes ill together."""
    for one in _SETTLED:
        one(said)
