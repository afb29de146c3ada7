"""What no figure can decide: debts, plans, causes, common budgets, strength, judgements. The refusal says why."""

import re
from datetime import date
from typing import NamedTuple

from etl.claims.grammar.token import YEAR, simplify
from etl.errors import UncheckableError


class Kind(NamedTuple):
    """A thing that no figure decides: how it is said, why it cannot be checked, and what can be."""

    reason: str
    said: str
    why: str
    instead: str


# The first that is said counts: a judgement on a claim is a judgement.
KINDS = (
    Kind(
        "judgement",
        r"(?:un)?fair(?:ly|ness)?|unjust|shameful|free[ -]?riders?|freeloaders?|pull(?:s|ing)? (?:its|their) weight",
        "that is a judgement, and figures make none",
        "the United States spends more than NATO Europe and Canada in 2024",
    ),
    Kind(
        "owes",
        r"owes?|owed|in debt|debts?|delinquent|dues|arrears|unpaid|past due|foot(?:s|ed)? the bill for others",
        "no member owes anything under the guideline, which says what members aim at for their own forces",
        "14 members below the 2 % guideline in 2024",
    ),
    Kind(
        "cause",
        r"because(?: of)?|(?:is|was|are) the (?:main )?(?:reason|cause)|thanks to|(?:caused|driven|forced) by",
        "figures say how much was spent and when, never why",
        "Europe and Canada above 5 % real growth in 2024",
    ),
    Kind(
        "common budget",
        r"common (?:budgets?|fund(?:s|ing)?|costs?)|costs? of running nato|nato's (?:own |civil |military )?budgets?"
        r"|nato (?:civil |military )?budget|cost shares?",
        "who pays what of NATO's common budgets is in none of the sources",
        "the United States accounts for 65 % of NATO spending in 2024",
    ),
    Kind(
        "capability",
        r"(?:could|can|could not|cannot|can't|couldn't) defend|powerful|strongest|mightiest|weakest|best[- ]equipped"
        r"|(?:not |un)?ready for (?:combat|war|battle)|combat[- ]ready|readiness|(?:could|would) (?:win|lose|beat)"
        r"|fighting power|military strength",
        "what forces are able to do is no figure that anybody publishes",
        "Poland is third by military personnel",
    ),
    Kind(
        "not published",
        r"resilience|related spending|defence-related|critical infrastructure|(?:on|for) infrastructure and",
        "NATO publishes no figures for the 1.5 % on what is related to defence",
        "Poland above 3.5 % of GDP in 2025",
    ),
    Kind(
        "plan",
        r"plans? to|planned|intends? to|promised|next (?:parliament|decade|government|legislature|decades)"
        r"|(?:in|over|within) the (?:next|coming) [\w-]+(?: years)?|will add up",
        "that is a plan, and a plan is no figure; NATO's estimates go no further than this year",
        "Spain at or above 2 % of GDP in the newest year",
    ),
)
_WORDS = tuple((one, re.compile(rf"(?<![\w-])(?:{one.said.replace(' ', ' +')})(?!\w)")) for one in KINDS)
_AHEAD = re.compile(rf"(?:by|until|till|before)\s+(?P<year>{YEAR})(?!\w)")


def refuse_uncheckable(text: str) -> None:
    """Raise UncheckableError where a sentence says what no figure can decide."""
    plain = simplify(text)
    for kind, words in _WORDS:
        if found := words.search(plain):
            raise _refuse(kind, text[found.start() : found.end()])
    for found in _AHEAD.finditer(plain):
        # NATO estimates the running year, and nothing after it.
        if int(found["year"]) > date.today().year and "as of" not in plain[: found.start()]:
            raise _refuse(KINDS[-1], text[found.start() : found.end()])


def _refuse(kind: Kind, said: str) -> UncheckableError:
    remedy = f"What can be checked: “{kind.instead}”."
    return UncheckableError(f"“{said}”", f"is not checkable: {kind.why}", remedy, kind.reason)
