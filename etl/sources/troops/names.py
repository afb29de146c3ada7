"""The places of the reports, as data: which country a place is in, and which places are no country.

A row has a country's name and code, which the file's authors gave it, and the place that the report itself prints
(`Location`). The place decides where the two do not agree.
"""

# Places whose country the row names wrongly, or by a name of today.
BY_PLACE = {
    "USSR (Russia)": "SUN",
    "USSR (Soviet Union)": "SUN",
    "Soviet Union": "SUN",
    "Union of Soviet Socialist Republics": "SUN",
    "French Somaliland": "DJI",
    # One entry since Hong Kong is Chinese again; the row has Hong Kong's code.
    "China (Includes Hong Kong)": "CHN",
}

# Rows without a code, where the name that the authors gave them is not the catalogue's. ISO 3166 has one code for
# Vietnam and the South of it.
BY_NAME = {
    "Ascension Island": "SHN",
    "Diego Garcia": "IOT",
    "Gibralter": "GIB",
    "Gilbraltar": "GIB",
    "Mariana Islands (Guam)": "GUM",
    "Virgin Islands": "VIR",
    "Yemen Arab Republic": "YEM",
}

# A part of a country, where the file keeps one line of the report only, the larger, and the rest is lost.
PARTS = {
    "Jerusalem": ("ISR", "Jerusalem only, the line of Israel is lost"),
    "Ryukyu Islands": ("JPN", "Okinawa only, the line of Japan is lost"),
    "Ryukyus (Okinawa)": ("JPN", "Okinawa only, the line of Japan is lost"),
    "Trieste": ("ITA", "Trieste only, the line of Italy is lost"),
}

# Several countries at once; for the Soviet Union's successors, the line of each is lost to that of all.
REGIONS = frozenset({
    "British West Indies", "British West Indies (Excluding Jamaica & Trinidad)", "British West Indies Federation",
    "Fiji & Tonga", "Fiji and Tonga", "Hong Kong (& China)", "Indo-China", "Indo-China (Vietnam, Laos, Cambodia)",
    "Leeward Islands", "Leward Islands", "Malayan Area (Including Singapore)", "Mariana Islands (Including Guam)",
    "Total - Former Soviet Union", "USSR & East Europe", "USSR and East Europe",
})  # fmt: skip

# No country of their own: islands and parts that the reports list apart, and what was dissolved without a successor.
NO_COUNTRY = frozenset({
    "Aden", "Azore Islands", "Azores", "Caroline Islands", "Easter Island", "Eniwetok (J.T.F. 7)", "Johnston Atoll",
    "Johnston Island", "Kashmir", "Line Islands", "Midway", "Midway Island", "Midway Islands",
    "NETHERLANDS ANTILLES", "NETHERLANDS ANTILLES (1991 - 2010)", "Netherlands Antilles", "Sarawak", "WAKE ISLAND",
    "Wake Island",
})  # fmt: skip
