"""Whatever claim there is, its words read back as the same claim; whatever text there is, it is read or refused."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from etl.catalogue.claims import MEMBERS, Claim
from etl.catalogue.indicators import same_elsewhere
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING_CHANGE
from etl.catalogue.share import SHARE
from etl.catalogue.targets import target, targets
from etl.claims import parse, write_claim
from etl.claims.grammar.phrases import EXAMPLES, MONEY
from etl.errors import ClaimError

_YEARS = st.integers(1949, 2099)
_DECIMALS = st.integers(0, 3)


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[str, str]:
    """A measure with a number in its unit, as the grammar writes it."""
    measure = draw(st.sampled_from((SHARE, "equipment_share", SPENDING_CHANGE, *MONEY)))
    number = Decimal(draw(st.integers(1, 10**6))).scaleb(-draw(_DECIMALS))
    if measure in MONEY and draw(st.booleans()):
        number = number.scaleb(3)
    if measure == SPENDING_CHANGE and draw(st.booleans()):
        number = -number
    return measure, str(number) if measure in MONEY else f"{number:f}"


@st.composite
def _thresholds(draw: st.DrawFn, comparison: str) -> tuple[str, str]:
    if comparison == "equals" or draw(st.booleans()):
        return draw(_numbers())
    known = draw(st.sampled_from([one.id for one in targets()]))
    return target(known).indicator, known


@st.composite
def _subjects(draw: st.DrawFn, comparison: str) -> dict[str, object]:
    if comparison in ("agreed", "progress"):
        return {"about": MEMBERS}
    if draw(st.booleans()):
        codes = draw(st.lists(st.sampled_from(list(members())), min_size=1, max_size=3, unique=True))
        return {"about": tuple(codes), "relation": "all"}
    of = draw(st.none() | st.integers(1, 32))
    relation = draw(st.sampled_from(("exactly", "at_least", "at_most", "all")))
    value = None if relation == "all" else draw(st.integers(0, 32))
    return {"about": MEMBERS, "relation": relation, "value": value, "of": of}


@st.composite
def _claims(draw: st.DrawFn) -> Claim:
    comparison = draw(st.sampled_from(("below", "at_or_above", "above", "equals", "agreed", "progress")))
    measure, threshold = draw(_thresholds(comparison))
    days = st.dates(date(1949, 1, 1), date(2099, 12, 31))
    elsewhere = ("", *same_elsewhere(measure)) if comparison not in ("agreed", "progress") else ("",)
    known = draw(st.sampled_from(({}, {"as_of": draw(days)}, {"release": "nato:2019-06-25"}, {"release": "latest"})))
    return Claim(
        measure=measure,
        comparison=comparison,
        threshold=threshold,
        year=draw(_YEARS if comparison == "agreed" else st.none() | _YEARS),
        approximate=comparison == "equals" and measure not in MONEY and draw(st.booleans()),
        since=draw(st.none() | _YEARS) if comparison == "progress" else None,
        by=draw(st.sampled_from(elsewhere)),
        **draw(_subjects(comparison)),
        **known,
    )


@st.composite
def _relations(draw: st.DrawFn) -> Claim:
    """A claim of a ratio or of a span."""
    codes = draw(st.lists(st.sampled_from(list(members())), min_size=1, max_size=3, unique=True))
    group = st.sampled_from(("eu", "nordic", "baltic", "g7", "eastern_flank"))
    whom: dict[str, object] = {"about": draw(st.one_of(st.just(tuple(codes)), group.map(lambda one: (one,))))}
    whom["relation"] = "all"
    if draw(st.booleans()):
        whom = {"about": MEMBERS, "relation": "at_least", "value": draw(st.integers(0, 32)), "among": draw(group)}
    year = draw(st.none() | st.integers(2015, 2099))
    number = f"{Decimal(draw(st.integers(1, 10**4))).scaleb(-draw(_DECIMALS)):f}"
    side = draw(st.sampled_from(("below", "at_or_above", "above")))
    kind = draw(st.sampled_from(("portion", "times", "since", "every", "never", "first", "mean")))
    if kind == "mean":
        several = st.just("-".join(sorted(codes))) if len(codes) > 1 else st.just("NATO_TOTAL")
        about = (draw(st.one_of(group, several, st.sampled_from(("NATO_EUR", "NATO_EUR_CAN", "NATO_TOTAL")))),)
        comparison = draw(st.sampled_from(("equals", side)))
        return Claim(about, SHARE, comparison, number, year, relation="all", ratio=kind)
    if kind in ("every", "never", "first"):
        if draw(st.booleans()):
            named = tuple(code for code in members() if code in codes)
            relation = draw(st.sampled_from(("exactly", "all_but")))
            whom = {"about": MEMBERS, "relation": relation, "value": len(named), "named": named}
        since = None if kind == "first" else draw(st.none() | st.integers(1949, 2014))
        return Claim(measure=SHARE, comparison=side, threshold=number, year=year, since=since, span=kind, **whom)  # type: ignore[arg-type]
    if kind == "portion":
        against, measure = draw(st.sampled_from(("NATO_TOTAL", "NATO_EUR", "NATO_EUR_CAN"))), MONEY[0]
    else:
        against = draw(st.sampled_from((*members(), "NATO_EUR", "RUS", "baltic"))) if kind == "times" else ""
        measure = draw(st.sampled_from((SHARE, *MONEY, "military_personnel")))
    since = draw(st.integers(1949, 2014)) if kind == "since" else None
    comparison = draw(st.sampled_from(("equals", side)))
    by = draw(st.sampled_from(("", *same_elsewhere(measure))))
    ratio = {"by": by, "ratio": kind, "against": against, "since": since}
    return Claim(measure=measure, comparison=comparison, threshold=number, year=year, **ratio, **whom)  # type: ignore[arg-type]


@given(_relations())
def test_the_words_of_a_ratio_or_of_a_span_read_back_as_the_same_claim(claim: Claim) -> None:
    assert parse(write_claim(claim)) == claim


@given(_claims())
def test_the_words_of_a_claim_read_back_as_the_same_claim(claim: Claim) -> None:
    assert parse(write_claim(claim)) == claim


def read(text: str) -> tuple[Claim | None, str]:
    """The claim, or the message that says what is not understood."""
    try:
        return parse(text), ""
    except ClaimError as error:
        return None, str(error)


_PIECES = [word for example in EXAMPLES for word in example.split()]


@given(st.lists(st.sampled_from([*_PIECES, "not", "19", "$", "%", "as", "of", "2,5", "the"]), max_size=12))
def test_any_jumble_of_words_is_read_or_refused_with_a_message(pieces: list[str]) -> None:
    claim, refused = read(" ".join(pieces))
    assert refused.endswith(".") if claim is None else parse(write_claim(claim)) == claim


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    claim, refused = read(text)
    assert (claim is None) == bool(refused)
