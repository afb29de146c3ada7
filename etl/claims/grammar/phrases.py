"""The words of the grammar, as data: in lower case, without accents, the canonical phrase of each first."""

from etl.catalogue.quantities import (
    EQUIPMENT,
    PERSONNEL,
    SPENDING,
    SPENDING_CHANGE,
    SPENDING_NOW,
    SPENDING_PER_HEAD,
)
from etl.catalogue.share import SHARE

EXAMPLES = (
    "17 allies below 2 % in 2018 as of June 2019",
    "Poland above 3.5 % of GDP in 2024",
    "all allies meet the guideline in 2025",
    "Germany at or above 20 % on equipment in 2023",
)

SIDES: dict[str, tuple[str, ...]] = {
    "below": (
        "below", "under", "less than", "short of", "fell short of", "falls short of", "fall short of", "missed",
        "misses", "miss", "missing", "failed to meet", "failed to reach", "fails to meet", "fail to meet",
        *(
            f"{whose} {way}"
            for whose in ("did not", "does not", "do not", "didn't", "doesn't", "don't", "has yet to", "have yet to")
            for way in ("meet", "reach", "hit")
        ),
        *(
            f"{whose} {way}"
            for whose in ("has not", "have not", "had not", "hasn't", "haven't", "hadn't")
            for way in ("met", "reached", "hit")
        ),
        *(f"{verb} not at" for verb in ("is", "are", "was", "were")),
        *(f"{verb}n't at" for verb in ("is", "are", "was", "were")), "<", "lower than", "missed out on",
        "dropped below", "fell below", "fallen below", "stayed under", "stayed below",
        "remained below", "remained under", "dropped under", "fell under",
    ),
    "at_or_above": (
        "at or above", "at least", "no less than", "meet", "meets", "met", "meeting", "reach", "reaches", "reached",
        "hit", "hits", "fulfil", "fulfils", "fulfilled", "achieve", "achieves", "achieved", ">=", "≥", "attained",
        "got to", "gets to", "get to", "got up to",
    ),
    "above": ("above", "over", "more than", "exceed", "exceeds", "exceeded", ">", "higher than", "upwards of"),
    "equals": ("at exactly", "exactly", "equal to"),
}  # fmt: skip

# With a target's number "at" means at or above, as NATO says it; with another number it may mean either.
AT = "at"

# They widen what a stated share may be away from the figure (R33).
ABOUT = ("about", "nearly", "around", "roughly", "almost")

# By the measure what follows a number in per cent.
MEASURES: dict[str, tuple[str, ...]] = {
    SHARE: ("of gdp", "of gross domestic product", "of its gdp", "of their gdp", "gdp"),
    EQUIPMENT: (
        "on equipment", "on major equipment", "on new equipment", "of spending on equipment", "equipment",
        *(
            f"of {whose}{what} {money} on {how}equipment"
            for whose in ("", "its ", "their ")
            for what in ("defence", "defense", "military")
            for money in ("expenditure", "spending", "budget", "budgets")
            for how in ("", "major ", "new ")
        ),
    ),
    SPENDING_CHANGE: (
        "real growth", "in real terms", "real change", "real increase", "real annual growth", "after inflation",
        "adjusted for inflation", "inflation-adjusted",
    ),
}  # fmt: skip

PRICES: dict[str, tuple[str, ...]] = {
    SPENDING_NOW: ("at current prices", "in current prices"),
    SPENDING: ("at constant prices", "in constant prices"),
}

MONEY = tuple(PRICES)

# By what members are ranked, the canonical words first.
RANKED_BY: dict[str, tuple[str, ...]] = {
    SHARE: (
        "by share of gdp", "relative to gdp", "as a share of gdp", "as a percentage of gdp", "in relation to gdp",
        "measured against gdp", "relative to its gdp", "as a proportion of gdp", "by percentage of gdp",
    ),
    SPENDING_NOW: (
        "by money", "in cash terms", "in dollars", "in absolute terms", "in money", "in total spending",
        "in us dollars",
    ),
    PERSONNEL: (
        "by military personnel", "armed forces", "army", "armies", "by soldiers", "in soldiers", "by troops",
        "military in nato", "by size of its armed forces",
    ),
    SPENDING_PER_HEAD: ("by spending per head", "per head", "per capita", "per person", "per inhabitant"),
}  # fmt: skip

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip

# The ends from which ranks are counted.
TOP = ("highest", "biggest", "largest", "top", "most", "number one", "greatest", "leading")

BOTTOM = ("lowest", "smallest", "last", "bottom", "least", "to last", "from last", "from bottom")

# How many: the relation, and what is added to the number to make it one.
RELATIONS: dict[str, tuple[str, int]] = {
    "at least": ("at_least", 0),
    "no fewer than": ("at_least", 0),
    "more than": ("at_least", 1),
    "over": ("at_least", 1),
    "at most": ("at_most", 0),
    "no more than": ("at_most", 0),
    "up to": ("at_most", 0),
    "fewer than": ("at_most", -1),
    "less than": ("at_most", -1),
    "exactly": ("exactly", 0),
    "only": ("exactly", 0),
    "just": ("exactly", 0),
}

# A part of all members, the canonical words first; "most" is more than half.
PORTIONS: dict[str, tuple[str, ...]] = {
    "1/2": ("half", "one half", "a half", "one in two"),
    "1/3": ("a third", "one third", "one in three"),
    "2/3": ("two thirds", "two in three", "two out of three"),
    "1/4": ("a quarter", "one quarter", "one in four"),
    "3/4": ("three quarters", "three in four", "three out of four"),
    "1/5": ("a fifth", "one fifth", "one in five"),
    "4/5": ("four fifths", "four in five", "four out of five"),
}

MOST = ("most", "the majority", "a majority")

# What stands before a part, the canonical words first.
PORTION_RELATIONS: dict[str, tuple[str, ...]] = {
    "more_than": ("more than", "over", "above"),
    "fewer_than": ("fewer than", "less than", "under", "below", "not even"),
    "at_least": ("at least", "no fewer than"),
    "at_most": ("at most", "no more than", "up to"),
    "exactly": ("", "exactly", "about", "around", "roughly", "some", "nearly", "almost"),
}

TARGETS: dict[str, str] = {
    "wales_2014": "the 2 % guideline",
    "guideline_2006": "the guideline of 2006",
    "wales_2014_equipment": "the equipment guideline",
    "hague_2025_core": "the 3.5 % commitment",
    "hague_2025_related": "the 1.5 % commitment",
}

# A year or a summit that names a target.
TARGETS_BY_NAME = {
    "2006": "guideline_2006",
    "2014": "wales_2014",
    "wales": "wales_2014",
    "2025": "hague_2025_core",
    "hague": "hague_2025_core",
}

TARGET_WORDS = ("guideline", "target", "goal", "benchmark", "commitment", "pledge", "mark", "threshold", "line", "bar")

# Without another side, what these say is a number to be found as stated.
VERBS = (
    "was", "were", "is", "are", "spent", "spends", "spend", "spending", "stood at", "stands at", "amounted to",
    "put", "puts", "devoted", "devotes", "allocated", "allocates", "dedicated", "dedicates", "invested", "invests",
    "came to", "comes to", "totalled", "amounts to", "rose to", "fell to", "grew to", "climbed to", "dropped to",
)  # fmt: skip

# A change of spending in real terms: with a number it is that one, without one it is any at all.
GROWTH: dict[str, tuple[str, ...]] = {
    "above": (
        "grew", "rose", "increased", "boosted", "raised", "went up", "climbed", "grow", "rise", "increase", "grows",
        "rises", "increases", "risen", "grown", "gone up",
    ),
    "below": ("fell", "cut", "shrank", "dropped", "declined", "decreased", "reduced", "went down", "cuts", "falls",
        "fallen", "shrunk", "gone down"),
}  # fmt: skip

# The year of the day of what was known.
THIS_YEAR = ("this year", "in the current year")

# What was known at the end of the year that is claimed.
AS_THEN_KNOWN = ("as then known", "as known then", "as was known then", "as known at the time")

NEWEST = ("in the newest year", "now", "today", "currently")

# They change nothing.
FILLERS = (
    "the", "a", "its", "their", "of", "nato", "nato's", "on defence", "on defense", "defence", "defense",
    "expenditure", "expected to be", "expected to", "be", "been", "being", "have", "has", "had", "that", "and", "for",
    "still", "which", "in", "summit", "share", "annual", "will", "are set to", "is set to", "new", "also",
    "on its military", "on their military", "on the military", "into defence", "into defense", "to defence",
    "to defense", "military", "budget", "budgets", "spendings", "with armed forces",
    "of the alliance", "in the alliance", "on it", "a year", "annually",
    "per year",
)  # fmt: skip

SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip

_TENS = {20: "twenty", 30: "thirty"}

# Number words up to the number of members; above that nobody writes them.
NUMBER_WORDS: dict[str, int] = {word: number for number, word in enumerate(SMALL_NUMBERS)} | {
    ten_word if unit == 0 else f"{ten_word}-{SMALL_NUMBERS[unit]}": ten + unit
    for ten, ten_word in _TENS.items()
    for unit in range(10)
    if ten + unit <= 32
}

DOZENS: dict[str, int] = {"a dozen": 12, "dozen": 12, "two dozen": 24}
