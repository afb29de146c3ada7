"""What those are called whom a claim is about, as data: in lower case, without accents."""

# Names that no publisher prints in a table, beside those of the catalogue.
NAMES: dict[str, str] = {
    "uk": "GBR",
    "britain": "GBR",
    "great britain": "GBR",
    "us": "USA",
    "washington": "USA",
    "u.s.": "USA",
    "usa": "USA",
    "america": "USA",
    "macedonia": "MKD",
    "slovakia": "SVK",
    "czech republic": "CZE",
}
# What NATO has figures of together, as it is said; the catalogue's names are read too.
AGGREGATES: dict[str, tuple[str, ...]] = {
    "NATO_TOTAL": (
        "nato as a whole", "the alliance as a whole", "nato in total", "nato altogether", "nato allies together",
        "all allies together", "all allies combined", "nato countries together", "nato countries combined",
        "all nato countries together", "nato allies combined", "nato members together", "nato members combined",
    ),
    "NATO_EUR_CAN": (
        "europe and canada", "the europeans and canada", "european allies and canada", "european allies plus canada",
        "nato's european allies and canada", "european members and canada", "european nato members and canada",
        "non-us nato", "non-us allies", "nato without the united states", "nato without the us",
    ),
    "NATO_EUR": ("nato's european members together", "european allies together", "nato europe"),
}  # fmt: skip
# Groups, as those are called that belong to them; the code is that of a preset or of an aggregate.
GROUPS: dict[str, tuple[str, ...]] = {
    "eu": (
        "eu members", "eu countries", "eu states", "eu allies", "eu member states",
        "eu member", "eu country", "members of the eu",
    ),
    "NATO_EUR": (
        "european allies", "european members", "european nato members", "european nato allies",
        "european nato countries", "nato's european members", "nato's european allies", "european member states",
        "european ally", "european member",
    ),
    "nordic": (
        "nordic members", "nordic allies", "nordic countries", "nordic states", "nordics",
        "nordic ally", "nordic member",
    ),
    "baltic": (
        "baltic members", "baltic states", "baltic allies", "baltic countries", "baltics",
        "baltic state", "baltic ally",
    ),
    "g7": ("g7 members", "g7 countries", "g7 allies", "g7 states", "members of the g7"),
    "eastern_flank": (
        "eastern flank members", "eastern flank", "eastern flank countries", "eastern flank allies",
        "allies on the eastern flank", "countries on the eastern flank", "eastern flank states",
    ),
}  # fmt: skip
GROUP_NAMES = {
    "eu": "EU members",
    "NATO_EUR": "European allies",
    "nordic": "Nordic members",
    "baltic": "Baltic members",
    "g7": "G7 members",
    "eastern_flank": "eastern flank members",
}
# Who is no member, and may be compared with.
OTHERS: dict[str, tuple[str, ...]] = {
    "RUS": ("russia",), "CHN": ("china",), "UKR": ("ukraine",), "AUS": ("australia",),
    "IND": ("india",), "JPN": ("japan",), "KOR": ("korea", "south korea"), "NZL": ("new zealand",),
}  # fmt: skip
# Whose count a claim may be by, as they are called beside the names of the catalogue.
PUBLISHERS: dict[str, tuple[str, ...]] = {
    "sipri": ("stockholm international peace research institute", "stockholm peace research institute"),
    "worldbank": ("world bank", "wdi"),
}
MEMBER_WORDS = (
    "members", "member", "allies", "ally", "member states", "member countries", "member state", "member country",
    "countries", "nations", "states",
)  # fmt: skip
