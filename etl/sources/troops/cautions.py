"""What has to be known of some figures of the reports, as data: zeros that are none, and figures that lack a part.

From the list of changes of the file's authors (NEWS.md of troopdata 1.1.0), which names the faults of the versions
before; each was seen in the file.
"""

from typing import NamedTuple

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

# A printed 0 that means that the figure is not in the table.
NO_ZEROS = (
    Caution(frozenset({"AFG", "IRQ", "KWT"}), (2002, "3"), (2007, "3"),
            "the report has 0 in place of forces on operations, which it gives elsewhere or not at all"),
    Caution(frozenset({"AFG", "IRQ", "SYR"}), (2017, "4"), _EVER,
            "the report has 0 in place of forces on operations, which it leaves out since December 2017"),
)  # fmt: skip

NOTES = (
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
