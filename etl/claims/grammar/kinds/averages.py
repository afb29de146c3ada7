"""The mean of the shares of a group's members, each counting the same, against the share of all of them together."""

from collections.abc import Iterator

from etl.catalogue.members import members
from etl.catalogue.share import SHARE
from etl.claims.grammar.meaning import Reader, Said, keep
from etl.claims.grammar.relations import MEAN
from etl.claims.grammar.token import Rule
from etl.claims.group import join_codes
from etl.errors import ClaimError, Swaps
from etl.measures.choice import ALLIANCE

_ALIKE = r"(?:unweighted|simple|arithmetic)"
# What makes another claim than one of a year's shares.
_OTHERS = (
    "number",
    "rank",
    "ratio",
    "growth",
    "statement",
    "money",
    "currency",
    "people",
    "first year",
    "span",
    "until",
)


def spell_averages() -> Iterator[Rule]:
    """On unweighted average; and on average, which may be two things."""
    yield "mean", rf"(?:on|as)\s+(?:an?\s+|the\s+)?{_ALIKE}\s+(?:average|mean)"
    yield "mean", rf"(?:an?\s+|the\s+)?{_ALIKE}\s+(?:average|mean)(?:\s+share)?(?:\s+(?:of|for))?"
    yield "average", r"on\s+average"
    yield "average", r"(?:an?\s+|the\s+)?(?:average|mean)(?:\s+share)?(?:\s+(?:of|for))?"


def settle(said: Said) -> None:
    """Whose mean it is. Raises ClaimError where an average may be two things, or is none of shares of GDP."""
    kind = next((one for one in ("mean", "average") if one in said.values), "")
    if not kind:
        return
    text = said.texts[kind]
    if other := next((one for one in _OTHERS if one in said.values), ""):
        problem = "are two claims, or an average over years, which is not checked"
        raise ClaimError(f"“{text}” and “{said.texts.get(other, other)}”", problem, "Write of one year's share of GDP.")
    whom = _find_group(said)
    if whom in members():
        problem = "is checked of a group in one year, and no member is compared with it"
        raise ClaimError(f"“{text}”", problem, "Name a group, or leave it out.")
    if said.values.get("measure", SHARE) != SHARE:
        raise ClaimError(f"“{text}”", "is checked of shares of GDP only", "Write of GDP, or leave it out.")
    if kind == "average":
        raise _ask_which(said, text)
    said.values.pop("group", None)
    said.values.update({"members": (whom,), "measure": SHARE, "ratio": "mean", "verb": True})
    said.texts.setdefault("ratio", text)


def _find_group(said: Said) -> str:
    """The code of those whose shares are averaged: all members, where nobody is named. Raises ClaimError for two."""
    codes = list(said.values.get("members", ()))
    if "group" in said.values:
        codes.append(said.values["group"])
    strangers = [code for code in codes if code not in members()]
    if len(codes) > 1 and strangers:
        raise ClaimError("a group with others", "is not averaged", "Say one group, or members only.")
    return join_codes(codes) if codes else ALLIANCE


def _ask_which(said: Said, text: str) -> ClaimError:
    problem = "may be the unweighted mean of the members' shares, or the share of all together"
    # Where nobody is named, all of NATO together is no "members together".
    nobody = not ({"members", "group"} & set(said.values)) and "members' word" in said.texts
    swaps: Swaps = ((text, MEAN), (said.texts["members' word"], "NATO as a whole") if nobody else (text, "together"))
    return ClaimError(f"“{text}”", problem, f"Write “{MEAN}”, or “together”.", swaps)


READ: dict[str, Reader] = {"mean": keep("mean"), "average": keep("average")}
