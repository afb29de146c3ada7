"""The words of parts, multiples, spans and currencies, as data: in lower case, the canonical phrase of each first."""

from etl.catalogue.quantities import (
    EQUIPMENT,
    PERSONNEL,
    SPENDING,
    SPENDING_NATIONAL,
    SPENDING_NOW,
    SPENDING_PER_HEAD,
)
from etl.catalogue.share import SHARE
from etl.claims.grammar.phrases import MEASURES, MONEY

# By the indicator of the money that is missing the line it is missing to, in per cent of GDP.
GAPS = {"gap_to_2_percent": "2", "gap_to_3_5_percent": "3.5"}
# What several have each, or together: money and people, never a share.
AMOUNTS = (*MONEY, *GAPS, SPENDING_NATIONAL, PERSONNEL)
# By the code of a currency what it is called, the canonical words first.
CURRENCY_WORDS: dict[str, tuple[str, ...]] = {
    "EUR": ("euros", "euro", "€", "eur"),
    "GBP": ("pounds", "pounds sterling", "pound sterling", "£", "gbp", "pound"),
    "PLN": ("zloty", "zlotys", "zlotych", "pln"),
    "CAD": ("canadian dollars", "cad"),
    "DKK": ("danish kroner", "dkk"),
    "NOK": ("norwegian kroner", "nok"),
    "SEK": ("swedish kronor", "swedish krona", "sek"),
    "CZK": ("czech crowns", "czech koruna", "koruna", "czk"),
    "HUF": ("forint", "forints", "huf"),
    "RON": ("lei", "romanian lei", "ron"),
    "TRY": ("turkish lira", "lira", "try"),
    "ALL": ("lek", "albanian lek"),
    "MKD": ("denars", "denar", "mkd"),
}
# Parts in words, in per cent, and what stands behind the part of a defence budget that equipment takes.
FRACTIONS: dict[str, tuple[str, ...]] = {
    "50": ("half", "one half", "a half"),
    "25": ("a quarter", "one quarter"),
    "75": ("three quarters",),
    "20": ("a fifth", "one fifth"),
    "80": ("four fifths",),
    "10": ("a tenth", "one tenth"),
}
EQUIPMENT_OF = tuple(phrase for phrase in MEASURES[EQUIPMENT] if phrase.startswith("of "))
# So many times as much, in words.
MULTIPLES: dict[str, tuple[str, ...]] = {
    "2": ("twice", "double", "doubled", "two times"),
    "3": ("triple", "tripled", "trebled", "three times"),
    "4": ("quadruple", "quadrupled", "four times"),
    "0.5": ("half", "halved"),
}
# The years of a span, the canonical words first.
NEVER = ("in no year", "never", "never once", "not once", "at no time")
EVERY_YEAR = (
    "in every year",
    "every year",
    "each year",
    "every single year",
    "in each year",
    "in all years",
    "always",
    "consistently",
    "without interruption",
    "year after year",
)
FIRST_TIME = ("for the first time", "for the first time ever", "for the very first time", "first time")
# The whole that a part is of, the canonical words first.
WHOLES: dict[str, tuple[str, ...]] = {
    "NATO_TOTAL": (
        "NATO spending", "spending of nato", "spending of all nato members", "the bill for nato",
        "spending of all nato countries", "spending of all allies", "the alliance's spending",
    ),
    "NATO_EUR": ("the spending of NATO Europe", "what nato's european members spent",
        "what nato's european members spend", "what european allies spend", "what european allies spent",
        "european nato spending", "spending of european allies", "spending of nato's european members",
    ),
    "NATO_EUR_CAN": ("the spending of NATO Europe and Canada", "what europe and canada spend"),
}  # fmt: skip
# What is compared between members, or with an earlier year: the canonical words first, and what stands for it.
COMPARED: dict[str, tuple[str, ...]] = {
    SHARE: ("share of gdp",),
    PERSONNEL: ("military personnel", "soldiers", "troops", "armed forces", "people in uniform"),
    SPENDING_PER_HEAD: ("spending per head", "per head", "per capita", "per person"),
    SPENDING_NOW: ("spending in dollars", "in dollars", "current prices"),
    SPENDING_NATIONAL: ("spending in national currency",),
    SPENDING: ("spending at constant prices", "constant prices"),
}
# The mean of shares, each counting the same, in words that are no average of another kind.
MEAN = "on unweighted average"
# What is said of parts of a whole; of what has to be said besides.
PAYS = (
    "pays for", "pay for", "paid for", "pays", "pay", "paid", "foots", "foot", "footed", "accounts for", "account for",
    "accounted for", "makes up", "make up", "made up", "shoulder", "shoulders", "shouldered", "carries", "carry",
    "carried", "bears", "bear", "covers", "cover", "covered", "provides", "provide", "provided",
    "contributes", "contribute", "contributed",
)  # fmt: skip
