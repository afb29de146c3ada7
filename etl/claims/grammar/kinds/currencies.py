"""Money in a member's own currency, and people under arms."""

from collections.abc import Iterable, Iterator

from etl.catalogue.members import members
from etl.catalogue.quantities import PERSONNEL, SPENDING_NATIONAL
from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.relations import CURRENCY_WORDS
from etl.claims.grammar.token import NUMBER, SCALE, Rule, Token, any_of, join, list_phrases, read_money, read_number
from etl.errors import ClaimError

_PEOPLE = r"(?:persons|people|soldiers|troops|military\s+personnel|personnel|servicemen|people\s+in\s+uniform)"
_THOUSANDS = r"\d{1,3},\d{3}"


def spell_currencies() -> Iterator[Rule]:
    """An amount in a currency, and that something is told in one."""
    word = rf"(?P<currency>{any_of(list_phrases(CURRENCY_WORDS))})"
    yield "currency", rf"{word}\s*(?P<amount>{NUMBER})\s*(?P<scale>{SCALE})?"
    yield "currency", rf"(?P<amount>{NUMBER})\s*(?P<scale>{SCALE})?\s*{word}"
    yield "in_currency", rf"in\s+{word}"


def spell_people() -> Iterator[Rule]:
    """So many people."""
    number = rf"(?:(?P<all>{_THOUSANDS})|(?P<amount>{NUMBER})\s+thousand)"
    yield "people", rf"(?:(?:numbered|number)\s+)?{number}\s+{_PEOPLE}"
    yield "people", rf"(?:numbered|number)\s+{number}"


def settle(said: Said) -> None:
    """Money in a currency is that of those who have it. Raises ClaimError for others."""
    if "people" in said.values:
        said.values["measure"] = PERSONNEL
        # "Armed forces" says the same.
        said.values.pop("ranked by", None)
    currency = said.values.get("currency")
    if currency is None:
        return
    text, codes = said.texts["currency"], said.values.get("members", ())
    for code in codes:
        if code not in members() or members()[code].currency != currency:
            problem = f"is no currency in which {members()[code].prose if code in members() else 'they'} spend"
            raise ClaimError(f"“{text}”", problem, "Write US dollars.")
        if code in _CHANGED:
            raise ClaimError(f"“{text}”", "was not its currency in all years at hand", "Write US dollars.")
    said.values["compared" if said.values.get("ratio") else "measure"] = SPENDING_NATIONAL


def have_currency(codes: Iterable[str]) -> bool:
    """Whether those named have one currency, the same in all years, beside US dollars."""
    found = {members()[code].currency if code in members() and code not in _CHANGED else "" for code in codes}
    return len(found) == 1 and found <= set(CURRENCY_WORDS)


# Members whose releases are in more than one currency.
_CHANGED = ("BGR", "LTU")


def _take_currency(said: Said, token: Token) -> None:
    said.put("threshold", read_money(token), token)
    said.put("verb", True, token)
    _take_name(said, token)


def _take_name(said: Said, token: Token) -> None:
    word = join(token.groups["currency"])
    said.put("currency", next(code for code, words in CURRENCY_WORDS.items() if word in words), token)


def _take_people(said: Said, token: Token) -> None:
    groups = token.groups
    number = groups["all"].replace(",", ".") if "all" in groups else groups["amount"]
    thousand = read_number(number) if "amount" in groups else read_number(number.removesuffix(".000"))
    said.put("threshold", f"{thousand:f}", token)
    said.put("people", True, token)
    said.put("verb", True, token)


READ: dict[str, Reader] = {"currency": _take_currency, "in_currency": _take_name, "people": _take_people}
