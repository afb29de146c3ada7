"""What is read of the reports of United States forces by country, and what the file is made of.

One row is one place in one report. The reports are of June 1950 and 1953 to 1956, of September from 1957 to 2013, and
of every quarter from December 2013 on. There are none of 1951 and 1952; of December 2022 to June 2023, when the Army
gave no figures, there are none but for the United States.
"""

from typing import NamedTuple

URL = "https://raw.githubusercontent.com/meflynn/troopdata/master/data-raw/troopdata-rebuild-reports.csv"

COLUMNS = (
    "ccode", "countryname", "region", "year", "month", "quarter", "source", "Location", "iso3c", "Total",
    "Total Ashore", "Total Afloat", "Army Total", "Navy Ashore", "Navy Temporary Ashore", "Navy Other",
    "Marine Corps Ashore", "Marine Corps Afloat", "Air Force Total", "Navy Afloat", "Navy Total",
    "Marine Corps Total", "troops_ad", "army_ad", "navy_ad", "marine_corps_ad", "air_force_ad", "Macro Location",
    "Army Active Duty", "Navy Active Duty", "Marine Corps Active Duty", "Air Force Active Duty",
    "Coast Guard Active Duty", "Total Active Duty", "Army National Guard", "Army Reserve", "Navy Reserve",
    "Marine Corps Reserve", "Air National Guard", "Air Force Reserve", "Coast Guard Reserve",
    "Total Selected Reserve", "Army Civilian", "Navy Civilian", "Marine Corps Civilian", "Air Force Civilian",
    "DOD Civilian", "Total Civilian", "Grand Total", "Space Force Active Duty", "coast_guard_ad", "space_force_ad",
)  # fmt: skip

# The only figure read; it stands in every row, and equals `Total` (to 2007) and `Total Active Duty` (from 2008) where
# these do. Not read: the services. Before 1975 theirs do not add up to the total (a column each was taken from
# whichever line had the most), and the navy's is 0 everywhere abroad from 2008 on.
PERSONS = "troops_ad"
WHOLE = ("Total", "Total Active Duty")
NONE = "NA"
# What is looked at, in a row of fifty columns.
READ = ("countryname", "year", "month", "quarter", "source", "Location", "iso3c", *WHOLE, PERSONS)

# Quarter and the last month of it.
QUARTERS = {"March": "1", "June": "2", "September": "3", "December": "4"}

# Not abroad, and not read: what the file has for the United States is no figure of them. From 2008 it includes Puerto
# Rico and the country of Georgia, from 1954 to 1958 and 1968 to 2007 it lacks Alaska and Hawaii, and from December
# 2015 to December 2017 some hundred thousand of the navy.
HOME = "USA"


Report = tuple[int, str]  # year and quarter: (2017, "4")


class Caution(NamedTuple):
    """What concerns the figures of `countries` (all where empty) in the reports from `first` to `last`."""

    countries: frozenset[str]
    first: Report
    last: Report
    text: str

    def concerns(self, country: str, report: Report) -> bool:
        """Whether it is about this country and this report."""
        return self.first <= report <= self.last and (not self.countries or country in self.countries)


_EVER = (9999, "4")

# What has to be known of some figures, from the list of changes of the file's authors (NEWS.md of troopdata 1.1.0),
# which names the faults of the versions before; each was seen in the file.
# A printed 0 that means that the figure is not in the table.
FALSE_ZEROS = (
    Caution(frozenset({"AFG", "IRQ", "KWT"}), (2002, "3"), (2007, "3"),
            "the report has 0 in place of forces on operations, which it gives elsewhere or not at all"),
    Caution(frozenset({"AFG", "IRQ", "SYR"}), (2017, "4"), _EVER,
            "the report has 0 in place of forces on operations, which it leaves out since December 2017"),
)  # fmt: skip

# A 0 behind as many persons is not taken for one: so far no report had one that was true.
LARGE_HOST = 1000

# What a figure lacks, or has besides.
CAUTIONS = (
    Caution(frozenset({"AFG", "IRQ", "SYR"}), (2017, "4"), _EVER,
            "without forces on operations, which the reports leave out since December 2017"),
    Caution(frozenset(), (1953, "2"), (1976, "3"), "may include forces afloat near the country, until 1976"),
    Caution(frozenset({"JPN"}), (1950, "2"), (1973, "3"),
            "without the Ryukyu Islands (Okinawa), which the reports list apart until 1973"),
    Caution(frozenset({"PRT"}), (1950, "2"), (1969, "3"),
            "without the Azores, which the reports list apart until 1969"),
    Caution(frozenset({"GUM", "MNP", "PRI", "VIR"}), (2025, "1"), _EVER,
            "without the Army, which the reports list with the states from March 2025"),
)  # fmt: skip
