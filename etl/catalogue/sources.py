"""The publishers, their licences and how to cite them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A publisher's product that observations come from."""

    id: str
    publisher: str
    title: str
    url: str
    licence: str
    citation: str
    fiscal_year: str


SOURCES: dict[str, Source] = {
    source.id: source
    for source in (
        Source(
            id="nato",
            publisher="NATO",
            title="Defence Expenditure of NATO Countries",
            url="https://www.nato.int/cps/en/natohq/topics_49198.htm",
            licence="Free use with acknowledgement of the source, not for advertising",
            citation="NATO, Defence Expenditure of NATO Countries, release of {release}",
            fiscal_year="Each member's own fiscal year, as reported to NATO",
        ),
        Source(
            id="worldbank",
            publisher="World Bank",
            title="World Development Indicators",
            url="https://data.worldbank.org",
            licence="CC BY 4.0",
            citation="World Bank, World Development Indicators, last updated {release}",
            fiscal_year="Calendar years, but for countries that report by fiscal year (see the World Bank's metadata)",
        ),
    )
}


def cite(source: str, release: str) -> str:
    """The citation of one release of a source."""
    return SOURCES[source].citation.format(release=release)
