"""Made-up files of the Ukraine Support Tracker: three donors, January to March 2022. Nobody gave these sums."""

from collections.abc import Callable

import pytest

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.kiel import collect, layout
from etl.transform.release import derive

BY_COUNTRY = """\
"country","iso","year","month","total","financial","humanitarian","military","commitments","to_be_allocated","gdp","pct_gdp"
"Estonia","EST",2022,1,1,0,0,1,1,0,200,0.5
"Estonia","EST",2022,3,2,0.5,0.5,1,1.5,-0.5,200,1
"EU (Commission and Council)","EU",2022,2,4,4,0,0,10,6,0,0
"Iceland","ISL",2022,1,0.25,0,0.25,0,0.25,0,50,0.5
"Turkiye","TUR",2022,2,0.1,0,0,0.1,0.1,0,100,0.1
"""
TOTALS = """\
"year","month","total_allocations","military","financial","humanitarian"
2022,1,1.25,1,0,0.25
2022,2,4.1,0.1,4,0
2022,3,2,1,0.5,0.5
"""
PROCUREMENT = """\
"year","month","stockpile","procurement","unspecified","nato_purl"
2022,1,0.5,0.25,0.25,0
2022,2,0.1,0,0,0
2022,3,0.5,0,0,0.25
"""
WITH_EU = """\
"country","iso","bilateral_pct_gdp","eu_share_pct_gdp","total_pct_gdp","eu_share_bn"
"Estonia","EST",1.5,0.25,1.75,0.5
"""
RELEASE = """\
"release","period","date","label"
"7","03/2022","2022-05-09","Made-up release 7"
"""
FILES = {
    layout.RELEASE: RELEASE,
    layout.BY_COUNTRY: BY_COUNTRY,
    layout.TOTALS: TOTALS,
    layout.PROCUREMENT: PROCUREMENT,
    layout.WITH_EU: WITH_EU,
}

Change = Callable[[str], str | bytes]


def fetching(file: str, change: Change) -> Callable[[str], Resource]:
    """Answers as the publisher would, after `change` had its way with one file."""

    def fetch(url: str) -> Resource:
        name = url.removeprefix(layout.FOLDER)
        content = change(FILES[name]) if name == file else FILES[name]
        return Resource.of(url, content if isinstance(content, bytes) else content.encode(), "text/csv")

    return fetch


def read(file: str = "", change: Change = str) -> ParsedRelease:
    [parsed] = map(derive, collect(fetching(file, change)))
    return parsed


def replacing(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def fault(file: str, change: Change) -> str:
    with pytest.raises(LayoutError) as caught:
        read(file, change)
    return str(caught.value)


def found(parsed: ParsedRelease, indicator: str, member: str, period: str = "", year: int = 2022) -> list[Observation]:
    wanted = (indicator, member, year, period)
    return [row for row in parsed.observations if (row.indicator, row.member, row.year, row.period) == wanted]
