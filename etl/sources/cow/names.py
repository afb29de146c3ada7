"""Whose code a state's figures stand under: the states of the system, as COW-country-codes.csv names them.

A state has the code that ISO 3166 gave to itself, also where another country holds it today (ISO 3166-3 for former
ones); so Germany's line runs through the Federal Republic, and the Soviet Union is not Russia.
"""

from dataclasses import dataclass

from etl.errors import LayoutError

# What was a state before ISO 3166, and is none of today.
IGNORED = {
    "Hanover", "Bavaria", "Baden", "Saxony", "Wuerttemburg", "Hesse Electoral", "Hesse Grand Ducal",
    "Mecklenburg Schwerin", "Austria-Hungary", "Papal States", "Two Sicilies", "Modena", "Parma", "Tuscany",
    "Zanzibar", "Korea",
}  # fmt: skip

CODES = {
    "United States of America": "USA", "Canada": "CAN", "Bahamas": "BHS", "Cuba": "CUB", "Haiti": "HTI",
    "Dominican Republic": "DOM", "Jamaica": "JAM", "Trinidad and Tobago": "TTO", "Barbados": "BRB", "Dominica": "DMA",
    "Grenada": "GRD", "St. Lucia": "LCA", "St. Vincent and the Grenadines": "VCT", "Antigua & Barbuda": "ATG",
    "St. Kitts and Nevis": "KNA", "Mexico": "MEX", "Belize": "BLZ", "Guatemala": "GTM", "Honduras": "HND",
    "El Salvador": "SLV", "Nicaragua": "NIC", "Costa Rica": "CRI", "Panama": "PAN", "Colombia": "COL",
    "Venezuela": "VEN", "Guyana": "GUY", "Suriname": "SUR", "Ecuador": "ECU", "Peru": "PER", "Brazil": "BRA",
    "Bolivia": "BOL", "Paraguay": "PRY", "Chile": "CHL", "Argentina": "ARG", "Uruguay": "URY", "United Kingdom": "GBR",
    "Ireland": "IRL", "Netherlands": "NLD", "Belgium": "BEL", "Luxembourg": "LUX", "France": "FRA", "Monaco": "MCO",
    "Liechtenstein": "LIE", "Switzerland": "CHE", "Spain": "ESP", "Andorra": "AND", "Portugal": "PRT",
    "Poland": "POL", "Austria": "AUT", "Hungary": "HUN", "Czechoslovakia": "CSK",
    "Czech Republic": "CZE", "Slovakia": "SVK", "San Marino": "SMR", "Malta": "MLT", "Albania": "ALB",
    "Montenegro": "MNE", "Macedonia": "MKD", "Croatia": "HRV", "Bosnia and Herzegovina": "BIH", "Kosovo": "XKX",
    "Slovenia": "SVN", "Greece": "GRC", "Cyprus": "CYP", "Bulgaria": "BGR", "Moldova": "MDA", "Romania": "ROU",
    "Estonia": "EST", "Latvia": "LVA", "Lithuania": "LTU", "Ukraine": "UKR", "Belarus": "BLR", "Armenia": "ARM",
    "Georgia": "GEO", "Azerbaijan": "AZE", "Finland": "FIN", "Sweden": "SWE", "Norway": "NOR", "Denmark": "DNK",
    "Iceland": "ISL", "Cape Verde": "CPV", "Sao Tome and Principe": "STP", "Guinea-Bissau": "GNB",
    "Equatorial Guinea": "GNQ", "Gambia": "GMB", "Mali": "MLI", "Senegal": "SEN", "Benin": "BEN", "Mauritania": "MRT",
    "Niger": "NER", "Ivory Coast": "CIV", "Guinea": "GIN", "Burkina Faso": "BFA", "Liberia": "LBR",
    "Sierra Leone": "SLE", "Ghana": "GHA", "Togo": "TGO", "Cameroon": "CMR", "Nigeria": "NGA", "Gabon": "GAB",
    "Central African Republic": "CAF", "Chad": "TCD", "Congo": "COG", "Democratic Republic of the Congo": "COD",
    "Uganda": "UGA", "Kenya": "KEN", "Tanzania": "TZA", "Burundi": "BDI", "Rwanda": "RWA", "Somalia": "SOM",
    "Djibouti": "DJI", "Ethiopia": "ETH", "Eritrea": "ERI", "Angola": "AGO", "Mozambique": "MOZ", "Zambia": "ZMB",
    "Zimbabwe": "ZWE", "Malawi": "MWI", "South Africa": "ZAF", "Namibia": "NAM", "Lesotho": "LSO", "Botswana": "BWA",
    "Swaziland": "SWZ", "Madagascar": "MDG", "Comoros": "COM", "Mauritius": "MUS", "Seychelles": "SYC",
    "Morocco": "MAR", "Algeria": "DZA", "Tunisia": "TUN", "Libya": "LBY", "Sudan": "SDN", "South Sudan": "SSD",
    "Iran": "IRN", "Iraq": "IRQ", "Egypt": "EGY", "Syria": "SYR", "Lebanon": "LBN", "Jordan": "JOR",
    "Israel": "ISR", "Saudi Arabia": "SAU", "Kuwait": "KWT", "Bahrain": "BHR",
    "Qatar": "QAT", "United Arab Emirates": "ARE", "Oman": "OMN", "Afghanistan": "AFG", "Turkmenistan": "TKM",
    "Tajikistan": "TJK", "Kyrgyzstan": "KGZ", "Uzbekistan": "UZB", "Kazakhstan": "KAZ", "China": "CHN",
    "Mongolia": "MNG", "Taiwan": "TWN", "North Korea": "PRK", "South Korea": "KOR", "Japan": "JPN", "India": "IND",
    "Bhutan": "BTN", "Pakistan": "PAK", "Bangladesh": "BGD", "Myanmar": "MMR", "Sri Lanka": "LKA", "Maldives": "MDV",
    "Nepal": "NPL", "Thailand": "THA", "Cambodia": "KHM", "Laos": "LAO", "Malaysia": "MYS", "Singapore": "SGP",
    "Brunei": "BRN", "Philippines": "PHL", "Indonesia": "IDN", "East Timor": "TLS", "Australia": "AUS",
    "Papua New Guinea": "PNG", "New Zealand": "NZL", "Vanuatu": "VUT", "Solomon Islands": "SLB", "Kiribati": "KIR",
    "Tuvalu": "TUV", "Fiji": "FJI", "Tonga": "TON", "Nauru": "NRU", "Marshall Islands": "MHL", "Palau": "PLW",
    "Federated States of Micronesia": "FSM", "Samoa": "WSM",
}  # fmt: skip


@dataclass(frozen=True)
class Span:
    """Years, both included, in which a state has `code`; with code "" its figures are left out, as `note` says."""

    first: int
    last: int
    code: str
    note: str = ""


_ON = 9999  # and ever since
_INSIDE = "The figures of 1990 are inside those of the united country as well."
_UNITED = "The united country has figures of 1990 too; they stand instead."

# States whose name alone does not say the code.
SPANS = {
    "Germany": (
        Span(1816, 1870, "DEU", "Prussia, from 1867 on with the North German Confederation."),
        Span(1871, 1945, "DEU"),
        Span(1990, _ON, "DEU"),
    ),
    "German Federal Republic": (
        Span(1955, 1989, "DEU", "The Federal Republic of Germany (West); the East is a country of its own."),
        Span(1990, 1990, "", _UNITED),
    ),
    "German Democratic Republic": (Span(1954, 1989, "DDR"), Span(1990, 1990, "DDR", _INSIDE)),
    "Italy": (
        Span(1816, 1859, "ITA", "The Kingdom of Sardinia, before Italy was united."),
        Span(1860, _ON, "ITA"),
    ),
    "Yugoslavia": (
        Span(1878, 1918, "SRB", "Serbia, which the source counts as Yugoslavia."),
        Span(1919, 1991, "YUG"),
        Span(1992, 2002, "YUG", "The Federal Republic of Yugoslavia: Serbia and Montenegro."),
        Span(2003, 2005, "SCG"),
        Span(2006, _ON, "SRB"),
    ),
    "Russia": (
        Span(1816, 1921, "RUS"),
        Span(1922, 1990, "SUN"),
        Span(1991, 1991, "RUS", "The year in which the Soviet Union ended: the population is Russia's, spending and "
                                "personnel are of the Union's size."),
        Span(1992, _ON, "RUS"),
    ),
    "Turkey": (Span(1816, 1922, "TUR", "The Ottoman Empire."), Span(1923, _ON, "TUR")),
    "Yemen Arab Republic": (
        Span(1926, 1989, "YEM", "The Yemen Arab Republic (North); the South is a country of its own."),
        Span(1990, 1990, "", _UNITED),
    ),
    "Yemen People's Republic": (Span(1967, 1989, "YMD"), Span(1990, 1990, "YMD", _INSIDE)),
    "Yemen": (Span(1990, _ON, "YEM"),),
    "Vietnam": (Span(1954, 1975, "VDR"), Span(1976, _ON, "VNM")),
    "Republic of Vietnam": (
        Span(1954, 1975, "VNM", "The Republic of Vietnam (South); the North is a country of its own."),
    ),
}  # fmt: skip


def placed(name: str, year: int) -> tuple[str, str]:
    """The code of the state `name` in `year`, "" where its figures are left out, and a note on it.

    Raises LayoutError where the state is not known, or did not exist in that year as far as is known.
    """
    if name in IGNORED:
        return "", ""
    if name in CODES:
        return CODES[name], ""
    for span in SPANS.get(name, ()):
        if span.first <= year <= span.last:
            return span.code, span.note
    where = "etl/sources/cow/names.py"
    raise LayoutError(f"{name} {year}", "is a state, or a year of it, that is not known", f"Add it to {where}.")
