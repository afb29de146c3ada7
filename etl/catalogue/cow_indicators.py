"""The indicators of the National Material Capabilities, each with its column there.

The publisher gives money in thousands: of British pounds up to 1913, of US dollars from 1914 on. Here it stands in
millions, as all money of the project, and under two indicators, for the two share no line.
"""

from etl.catalogue.indicator import Indicator, Price


def _cow(named: tuple[str, str], title: str, unit: str, bounds: tuple[float, float], price: Price = "") -> Indicator:
    name, column = named
    return Indicator(
        f"cow_{name}", title, unit, "cow", bounds, price, "cow",
        needs_armed_forces=column in ("milex", "milper"), code=column,
    )  # fmt: skip


COW: tuple[Indicator, ...] = (
    _cow(("military_expenditure_gbp_current", "milex"),
         "Military expenditure up to 1913, in current pounds", "gbp_million", (0.0, 1e5), "current"),
    _cow(("military_expenditure_usd_current", "milex"),
         "Military expenditure from 1914 on, in current US dollars", "usd_million", (0.0, 1e7), "current"),
    _cow(("military_personnel", "milper"), "Military personnel", "thousand_persons", (0.0, 1e5)),
    _cow(("population", "tpop"), "Population", "thousand_persons", (1.0, 1e8)),
    _cow(("urban_population", "upop"),
         "Population of cities of 100,000 and more", "thousand_persons", (0.0, 1e8)),
    _cow(("iron_and_steel", "irst"), "Iron and steel production", "thousand_tons", (0.0, 1e8)),
    _cow(("energy", "pec"), "Primary energy consumption", "thousand_coal_tons", (0.0, 1e9)),
    _cow(("capability_index", "cinc"),
         "Composite Index of National Capability", "fraction_of_all_states", (0.0, 1.0)),
)  # fmt: skip
