"""What the figures of an edition are to each other: units by their size (R18), and contradictions, told on them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import fsum, isclose

from etl.catalogue.members import area_names
from etl.catalogue.presets import eu_members
from etl.errors import LayoutError
from etl.prose import listing
from etl.sources.eda import layout
from etl.sources.eda.figure import Figure, Key
from etl.sources.remedies import CHANGED

TOTAL, SHARE, GDP = "eda_defence_expenditure", "eda_defence_expenditure_share_gdp", "eda_gdp_current"
PER_HEAD = "eda_defence_expenditure_per_head"
INVESTMENT, PROCUREMENT, RESEARCH = "eda_defence_investment", "eda_equipment_procurement", "eda_research_development"
# What is added up over members; and each part of a whole that it cannot be larger than.
SUMS = (TOTAL, INVESTMENT, PROCUREMENT, RESEARCH)
PARTS = (
    (INVESTMENT, TOTAL),
    ("eda_research_technology", RESEARCH),
    ("eda_collaborative_procurement", PROCUREMENT),
    ("eda_european_collaborative_procurement", "eda_collaborative_procurement"),
    ("eda_collaborative_research_technology", "eda_research_technology"),
    ("eda_european_collaborative_research_technology", "eda_collaborative_research_technology"),
)
OFF = 1.0  # million euros; what is printed whole may be off by half of one, and sums by more
OFF_SHARE = 0.0005  # points, as of NATO's shares
# Shares by the workbook's own GDP are right to the last digit; in another unit they would be off a thousandfold.
FACTOR = 3.0
PEOPLE = (1e5, 2e9)  # Malta has half a million
# Shares that were computed have more digits than two years have in common by chance.
LONG = 6

Figures = Mapping[Key, Figure]


def check_units(figures: Figures) -> None:
    """Raise LayoutError where a figure cannot be in the unit that is taken for granted."""
    for (indicator, member, year), figure in figures.items():
        total = _find(figures, TOTAL, member, year)
        if not figure.value or not total or not total.value:
            continue
        share = _find(figures, SHARE, member, year)
        if indicator == GDP and share and share.value and not _is_near(100 * total.value / figure.value, share.value):
            problem = f"is no GDP in billions: {total.place} over it is not the share in {share.place}"
            raise LayoutError(figure.cell, problem, CHANGED)
        people = 1e6 * total.value / figure.value
        if indicator == PER_HEAD and not PEOPLE[0] <= people <= PEOPLE[1]:
            problem = f"is no figure per head in euros: {total.place} over it gives {people:,.0f} people"
            raise LayoutError(figure.cell, problem, CHANGED)


def _is_near(one: float, other: float) -> bool:
    return other / FACTOR < one < other * FACTOR


def hold_against(figure: Figure, other: Figure) -> Figure:
    """The figure, with a remark where another sheet has another value for it."""
    if figure.value is None or other.value is None:
        if figure.value is not other.value:
            return figure.remark(f"{other.place} has {_write(other)}.")
        return figure
    same = isclose(figure.value, other.value, rel_tol=1e-6)
    return figure if same else figure.remark(f"{other.place} has {_write(other)} for it.")


def find_contradictions(figures: Figures) -> tuple[Figure, ...]:
    """The figures, each with what contradicts it in its edition, by its cell."""
    told: dict[Key, list[str]] = defaultdict(list)
    for key, text in (*_check_parts(figures), *_check_shares(figures), *_check_sums(figures), *_check_copies(figures)):
        told[key].append(text)
    return tuple(figure.remark(*told.get(key, ())) for key, figure in figures.items())


def _check_parts(figures: Figures) -> Iterator[tuple[Key, str]]:
    """Investment is procurement and research; no part is more than its whole."""
    for (indicator, member, year), figure in figures.items():
        if figure.value is None:
            continue
        parts = [_find(figures, name, member, year) for name in (PROCUREMENT, RESEARCH)]
        values = [part.value for part in parts if part and part.value is not None]
        if indicator == INVESTMENT and len(values) == len(parts) and abs(sum(values) - figure.value) > OFF:
            places = listing([part.place for part in parts if part])
            yield figure.key, f"{places}, its two parts, add up to {sum(values):,.6g}."
        for whole in (_find(figures, name, member, year) for part, name in PARTS if part == indicator):
            if whole and whole.value is not None and figure.value > whole.value + OFF:
                yield figure.key, f"It is more than all of it, {_write(whole)} in {whole.place}."


def _check_shares(figures: Figures) -> Iterator[tuple[Key, str]]:
    """A share is total over GDP of the same row (R3)."""
    for (indicator, member, year), share in figures.items():
        total, gdp = _find(figures, TOTAL, member, year), _find(figures, GDP, member, year)
        if indicator != SHARE or share.value is None or not (total and total.value and gdp and gdp.value):
            continue
        own = 100 * total.value / gdp.value
        if abs(own - share.value) > OFF_SHARE:
            yield share.key, f"{total.place} over {gdp.place} gives {own:.4f} %."


def _check_sums(figures: Figures) -> Iterator[tuple[Key, str]]:
    """The EU's figure is the sum of its members', where the workbook has one of each that it lists for the year."""
    for indicator in SUMS:
        for year in {year for name, member, year in figures if (name, member) == (indicator, layout.UNION)}:
            together = figures[indicator, layout.UNION, year]
            members = [one for key, one in figures.items() if key[::2] == (indicator, year) and one is not together]
            values = [one.value for one in members if one.value is not None]
            if together.value is None or not members or len(values) < len(members):
                continue
            if abs(fsum(values) - together.value) > OFF:
                lacking = eu_members(max(figures, key=lambda key: key[2])[2]) - {one.key[1] for one in members}
                names = listing(sorted(area_names()[code] for code in lacking))
                without = f", without {names}," if names else ""
                yield (
                    together.key,
                    f"The {len(members)} members of which the workbook has a figure{without} add up to "
                    f"{fsum(values):,.1f}.",
                )


def _check_copies(figures: Figures) -> Iterator[tuple[Key, str]]:
    """No two years of the EU have one share to the last digit, unless one was copied."""
    for (indicator, member, year), figure in figures.items():
        before = _find(figures, indicator, member, year - 1)
        if member != layout.UNION or before is None or figure.value is None or figure.value != before.value:
            continue
        if len(f"{figure.value:.12g}".replace(".", "").lstrip("0")) > LONG:
            yield figure.key, _tell_copy(before)
            yield before.key, _tell_copy(figure)


def _tell_copy(other: Figure) -> str:
    return f"The same to the last digit as that of {other.key[2]}, in {other.place}: one of them may be a copy."


def _find(figures: Figures, indicator: str, member: str, year: int) -> Figure | None:
    return figures.get((indicator, member, year))


def _write(figure: Figure) -> str:
    return "no figure" if figure.value is None else f"{figure.value:,.6g}"
