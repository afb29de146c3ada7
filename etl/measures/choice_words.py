"""What a reader may choose, in words, for the help of commands and the methodology; each name is a field of Choice."""

from etl.measures.choice import Choice

TEXTS: dict[str, str] = {
    "target": "A target in per cent of GDP.",
    "convention": "The share that a verdict goes by: published, strict, recomputed or nominal.",
    "price": "Prices of money and GDP: constant or current.",
    "membership": "Who counts as a member in a year: those whose accession falls in it or before (year), those who "
    "were members on a day (as_of), or all of today throughout (today).",
    "day": "The day of the membership as_of.",
    "group": "The members to list, and to sum over.",
    "year": "One year.",
    "since": "First year of a sum or a path, the earlier of two years, or the base of a baseline.",
    "growth": "Real growth of GDP in per cent a year.",
    "due": "Year in which the target is to be reached.",
    "baseline": "What extra money is above: flat_share, flat_real or flat_cash.",
    "trend": "Years that a trend is taken from: 3 or 5.",
    "band": "Points by which a share may be off.",
    "indicator": "What revisions are listed of.",
    "across_definitions": "Whether releases of two definitions are held against each other.",
    "scale": "The scale of a composite's components: z_score or rank.",
    "weights": "Weight of each component.",
    "first": "Ranks counted.",
    "draws": "Random draws.",
    "seed": "Seed of the random draws.",
}

# What stands in where nothing is chosen and no value does.
_UNSET: dict[str, str] = {
    "price": "as the formula says",
    "day": "none",
    "group": "all members",
    "year": "every year of the release; its newest where the measure is of one year",
    "since": "2014 or the first year of the release; of a path its newest year, of a change the year before",
    "growth": "none, the reader has to choose",
    "band": "the mean absolute error of past estimates that was known then",
    "weights": "none, the reader has to choose; for random weights every component at hand",
}


def default(name: str) -> str:
    """What is taken where the reader chooses nothing. Raises KeyError for what is no choice."""
    return _value(name) or _UNSET[name]


def named(name: str) -> str:
    """A choice by its name, with its value where nothing is chosen if there is one."""
    return f"{name} ({value})" if (value := _value(name)) else name


def _value(name: str) -> str:
    value = getattr(Choice(), name)
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
