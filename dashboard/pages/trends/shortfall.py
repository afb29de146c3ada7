"""What the page of trends was asked for and does not show, in words; what a release has instead."""

from collections.abc import Iterator, Sequence

from dashboard.pages.trends.annotations import list_events
from dashboard.pages.trends.query import MOST_COUNTRIES, Trends
from dashboard.shared.wording import name_pin, name_release
from etl.prose import listing


def list_shortfalls(trends: Trends) -> Iterator[str]:
    """A sentence for each thing asked for that is not shown; none where nothing is drawn, as the summary says why."""
    if trends.years:
        said = (
            explain_prices(trends), trends.manner.refusal, _explain_group(trends), _explain_years(trends),
            _explain_events(trends), _explain_order(trends),
        )  # fmt: skip
        yield from filter(None, said)


def explain_prices(trends: Trends) -> str:
    """That other prices are shown than those asked for, and why (R35); "" where they are those."""
    asked = trends.asked
    if trends.indicator == asked:
        return ""
    when = f" as of {name_pin(trends.view.as_of)}" if trends.view.as_of else ""
    return (
        f"No figures at {asked.price} prices are known here{when} ({asked.title}): "
        f"those at {trends.indicator.price} prices are shown."
    )


def _explain_group(trends: Trends) -> str:
    own = trends.view.group
    if len(own) == 1:
        return "A group of your own has two members or more."
    if own and "-".join(own) not in trends.view.chosen:
        return f"Your own group is not shown: {MOST_COUNTRIES} lines are chosen, and more cannot be told apart."
    return ""


def say_held(trends: Trends, what: str) -> str:
    """Of which years the release shown has figures, behind its name and `what`; "" where it has none."""
    if trends.part is None or not trends.known_years:
        return ""
    release = trends.part.release
    years = _span(trends.known_years[0], trends.known_years[-1])
    return f"{name_release(release.source, release.release)}, {what} of {years}."


def _explain_years(trends: Trends) -> str:
    asked, drawn = trends.view.time, (trends.years[0], trends.years[-1])
    if asked is None:
        return ""
    spans = [(first, last) for first, last in ((asked[0], drawn[0] - 1), (drawn[1] + 1, asked[1])) if first <= last]
    if not spans:
        return ""
    verb = "is" if len(spans) == 1 and spans[0][0] == spans[0][1] else "are"
    known = any(first <= year <= last for year in trends.known_years for first, last in spans)
    why = "" if known else say_held(trends, "has figures")
    which = listing([_span(*span) for span in spans])
    return f"Of the years asked for, {which} {verb} not shown: {why or 'the lines shown have no figures of them.'}"


def _span(first: int, last: int) -> str:
    return " to ".join(str(year) for year in dict.fromkeys((first, last)))


def write_years(years: Sequence[int]) -> str:
    """Years as a list, those in a row as a span: 2014 to 2016 and 2020."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return listing([_span(*span) for span in spans])


def _explain_events(trends: Trends) -> str:
    if not trends.events:
        return ""
    if trends.view.chart == "multiples":
        return "Events are not drawn in small multiples."
    return "" if list_events(trends) else "None of the events falls in the years shown."


def _explain_order(trends: Trends) -> str:
    column = trends.view.rows.removeprefix("-")
    lacking = column.isdecimal() and int(column) not in trends.years
    return f"The table has no year {column} to be sorted by." if lacking else ""
