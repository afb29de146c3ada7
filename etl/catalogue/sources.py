"""The publishers: what they publish, how often, under which licence, and how to cite them."""

from etl.catalogue.cow_indicators import COW
from etl.catalogue.imf_indicators import IMF
from etl.catalogue.kiel_indicators import KIEL
from etl.catalogue.nato_indicators import NATO
from etl.catalogue.sipri_indicators import SIPRI
from etl.catalogue.source import Excerpt, Source
from etl.catalogue.troops_indicators import TROOPS
from etl.catalogue.world_bank_indicators import WORLD_BANK

_BY_COUNTRY = "Calendar years, but for countries that report by fiscal year (see the {} metadata)"

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
            indicators=NATO,
            # A report in spring, with the Secretary General's annual report, and one in summer.
            expected_every=270,
            says_who_is_unarmed=True,
        ),
        Source(
            id="worldbank",
            publisher="World Bank",
            title="World Development Indicators",
            url="https://data.worldbank.org",
            licence="CC BY 4.0",
            citation="World Bank, World Development Indicators, last updated {release}",
            fiscal_year=_BY_COUNTRY.format("World Bank's"),
            indicators=WORLD_BANK,
            expected_every=100,
            newest_only=True,
        ),
        Source(
            id="sipri",
            publisher="SIPRI",
            title="Military Expenditure Database",
            url="https://www.sipri.org/databases/milex",
            licence="Own terms: fair use with citation; redistribution in bulk needs SIPRI's permission",
            citation="SIPRI Military Expenditure Database, edition {release}",
            fiscal_year="Calendar years, converted from fiscal years where a country's differ",
            indicators=SIPRI,
            # Late in April.
            expected_every=380,
            excerpt=Excerpt(
                indicators=("sipri_military_expenditure_share_gdp", "sipri_military_expenditure_usd_current"),
                since=2008,
                reason=(
                    "SIPRI lets parts of its database be reproduced with citation, not the database whole. So only the "
                    "share of GDP and the spending in current US dollars of NATO's members and the economies shown for "
                    "comparison are passed on, for the years that NATO's own tables reach back to. A refresh on one's "
                    "own machine has SIPRI's file from SIPRI, and holds all of it."
                ),
            ),
        ),
        Source(
            id="imf",
            publisher="IMF",
            title="World Economic Outlook (DataMapper)",
            url="https://www.imf.org/external/datamapper",
            licence="Free use with attribution",
            citation="International Monetary Fund, World Economic Outlook, edition {release}",
            fiscal_year=_BY_COUNTRY.format("IMF's"),
            indicators=IMF,
            # April and October.
            expected_every=200,
            newest_only=True,
        ),
        Source(
            id="kiel",
            publisher="Kiel Institute",
            title="Ukraine Support Tracker",
            url="https://www.ifw-kiel.de/topics/war-against-ukraine/ukraine-support-tracker/",
            licence="CC BY 4.0",
            citation="Trebesch et al., The Ukraine Support Tracker, Kiel Institute, release {release}",
            fiscal_year="Calendar months of the announcement or delivery",
            indicators=KIEL,
            expected_every=75,
            newest_only=True,
        ),
        Source(
            id="troops",
            publisher="Defense Manpower Data Center",
            title="United States military personnel by country, by way of the R package troopdata",
            url="https://github.com/meflynn/troopdata",
            licence="Works of the United States government, collected by the authors of an open R package",
            citation=(
                "Allen, Flynn and Machain, troopdata, from the quarterly reports of the Defense Manpower Data Center, "
                "up to {release}"
            ),
            fiscal_year="End of calendar quarters",
            indicators=TROOPS,
            expected_every=150,
            newest_only=True,
        ),
        Source(
            id="cow",
            publisher="Correlates of War",
            title="National Material Capabilities",
            url="https://correlatesofwar.org/data-sets/national-material-capabilities/",
            licence="Free use with citation",
            citation="Singer, Bremer and Stuckey, National Material Capabilities, version {release}, Correlates of War",
            fiscal_year="Calendar years",
            indicators=COW,
            # No rhythm: years lie between two versions.
            expected_every=None,
            newest_only=True,
        ),
    )
}


def cite(source: str, release: str) -> str:
    """The citation of one release of a source."""
    return SOURCES[source].citation.format(release=release)
