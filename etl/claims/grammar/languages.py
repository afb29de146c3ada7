"""German and French claims of the common forms, put in the English words that the grammar reads.

Words are in lower case and without accents, the longer before what they begin with; "" leaves a word out.
"""

import re
from collections.abc import Callable
from functools import cache

from etl.claims.grammar.phrases import SMALL_NUMBERS
from etl.claims.grammar.token import simplify
from etl.prose import MONTHS

_GERMAN_NUMBERS = (
    "null", "ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf",
    "dreizehn", "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_FRENCH_NUMBERS = (
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_GERMAN_MONTHS = (
    "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
)  # fmt: skip
_FRENCH_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
_GERMAN_NAMES = {
    "albanien": "albania", "belgien": "belgium", "bulgarien": "bulgaria", "kanada": "canada", "kroatien": "croatia",
    "tschechien": "czechia", "danemark": "denmark", "estland": "estonia", "finnland": "finland",
    "frankreich": "france", "deutschland": "germany", "griechenland": "greece", "ungarn": "hungary",
    "island": "iceland", "italien": "italy", "lettland": "latvia", "litauen": "lithuania", "luxemburg": "luxembourg",
    "niederlande": "netherlands", "nordmazedonien": "north macedonia", "norwegen": "norway", "polen": "poland",
    "rumanien": "romania", "slowakei": "slovakia", "slowenien": "slovenia", "spanien": "spain",
    "schweden": "sweden", "turkei": "turkey", "grosbritannien": "united kingdom",
    "vereinigte konigreich": "united kingdom", "vereinigten staaten": "united states", "usa": "usa",
    "russland": "russia", "rusland": "russia",
}  # fmt: skip
_FRENCH_NAMES = {
    "albanie": "albania", "belgique": "belgium", "bulgarie": "bulgaria", "croatie": "croatia",
    "republique tcheque": "czechia", "tchequie": "czechia", "danemark": "denmark", "estonie": "estonia",
    "finlande": "finland", "allemagne": "germany", "grece": "greece", "hongrie": "hungary", "islande": "iceland",
    "italie": "italy", "lettonie": "latvia", "lituanie": "lithuania", "pays-bas": "netherlands",
    "macedoine du nord": "north macedonia", "norvege": "norway", "pologne": "poland", "roumanie": "romania",
    "slovaquie": "slovakia", "slovenie": "slovenia", "espagne": "spain", "suede": "sweden", "turquie": "turkey",
    "royaume-uni": "united kingdom", "etats-unis": "united states", "russie": "russia", "france": "france",
    "canada": "canada", "portugal": "portugal", "luxembourg": "luxembourg",
}  # fmt: skip
_GERMAN_MEMBERS = r"(?:nato-)?(?:staaten|lander|landern|mitglieder|mitgliedern|verbundete|verbundeten|bundnisstaaten"
_GERMAN_MEMBERS += r"|bundnispartner|verbundeter|mitglied|land|staat|mitgliedstaaten|mitgliedslander|partner)"
_GERMAN_SPENDING = r"(?:verteidigungsausgaben|militarausgaben|verteidigungsetat|wehretat|rustungsausgaben)"
_FRENCH_SPENDING = r"depenses\s+(?:militaires|de\s+defense)"
_FRENCH_MEMBERS = r"(?:pays|membres|allies|etats)(?:\s+(?:membres|allies))?(?:\s+de\s+(?:l'otan|l'alliance))?"

Words = tuple[tuple[str, str], ...]
_GERMAN: Words = (
    (rf"der\s+{_GERMAN_SPENDING}\s+(?:aller\s+{_GERMAN_MEMBERS}|der\s+nato|des\s+bundnisses)", "of nato spending"),
    (r"europaischen?\s+verbundeten\s+und\s+kanadas?", "european allies and canada"),
    (r"(?:das\s+)?(?:zwei|2)-prozent-(?:ziel|marke|hurde|vorgabe)(?:\s+der\s+nato)?", "2 % of gdp target"),
    (r"(?:seines|ihres|des|vom)\s+(?:bip|bruttoinlandsprodukts?)", "of its gdp"),
    (r"(?:seiner|ihrer|der)\s+wirtschaftsleistung", "of its gdp"),
    (r"(?:fur|in)\s+(?:(?:seine|ihre|die)\s+)?verteidigung", "on defence"),
    (r"doppelt\s+so\s+viel\s+aus\s+wie", "twice as much as"),
    (r"mehr\s+aus\s+als", "more than"),
    (r"weniger\s+aus\s+als", "less spending than"),
    (r"(?:bei|auf)\s+mindestens", "at or above"),
    (r"mindestens", "at least"),
    (r"bei", "at"),
    (r"(?:stand|nach\s+stand(?:\s+vom)?|nach\s+den\s+zahlen\s+(?:vom|von))", "as of"),
    (r"hochstens", "at most"),
    (r"mehr\s+als|uber", "more than"),
    (r"weniger\s+als|unter|unterhalb\s+von", "less than"),
    (r"zum\s+ersten\s+mal|erstmals", "for the first time"),
    (r"noch\s+nie|niemals|nie", "never"),
    (r"jedes\s+jahr|in\s+jedem\s+jahr", "every year"),
    (r"seit", "since"),
    (r"erreicht|erreichte|erreichten|erreichen|erfullt|erfullte|erfullten|erfullen", "reached"),
    (r"verfehlt|verfehlte|verfehlten|verfehlen", "missed"),
    (r"steigerte|steigerten|erhohte|erhohten|stiegen|stieg|wuchsen|wuchs", "raised"),
    (r"schlusslicht", "last"),
    (r"spitzenreiter", "first"),
    (r"gibt|gab|geben|gaben|lag|lagen|liegt|liegen|war|waren|ist|sind|tragt|tragen|zahlt|zahlen|zahlte", "spent"),
    (r"hat|haben|hatte|hatten", "has"),
    (r"milliarden?", "billion"),
    (r"millionen|million", "million"),
    (r"billionen", "trillion"),
    (r"us-dollar|dollar", "us dollars"),
    (r"prozent", "percent"),
    (r"nur|lediglich", "only"),
    (r"alle|samtliche", "all"),
    (r"keiner\s+der|keines\s+der|kein", "no"),
    (r"auser|bis\s+auf", "except"),
    (r"mit\s+streitkraften", "with armed forces"),
    (r"gemeinsam|zusammen", "together"),
    (_GERMAN_MEMBERS, "allies"),
    (_GERMAN_SPENDING, "defence spending"),
    (r"und", "and"),
    (r"von", "of"),
    (r"um", "by"),
    (r"im\s+jahre?", "in"),
    (r"aus|die|der|das|den|dem|ihre|seine|ihren|seinen", ""),
)
_FRENCH: Words = (
    (rf"des\s+{_FRENCH_SPENDING}\s+de\s+(?:l'otan|l'alliance)", "of nato spending"),
    (r"(?:des\s+|les\s+)?allies\s+europeens\s+et\s+(?:du\s+|le\s+)?canada", "of european allies and canada"),
    (r"(?:de\s+son|de\s+leur|du|de)\s+pib", "of gdp"),
    (r"(?:la\s+barre|le\s+seuil|l'objectif|le\s+cap)\s+(?:des|de)", ""),
    (r"(?:a|pour)\s+(?:la|sa|leur)\s+defense", "on defence"),
    (r"(?:le|un)\s+pays\s+de\s+(?:l'otan|l'alliance)\s+qui", ""),
    (r"selon\s+les\s+chiffres\s+(?:de|du)|en\s+date\s+(?:de|du)", "as of"),
    (r"en\s+part\s+(?:de|du)\s+pib", "by share of gdp"),
    (r"plus\s+(?:que|de)", "more than"),
    (r"moins\s+(?:que|de)", "less than"),
    (r"deux\s+fois\s+plus\s+que", "twice as much as"),
    (r"au\s+moins", "at least"),
    (r"le\s+plus", "the most"),
    (r"le\s+moins", "the least"),
    (r"pour\s+la\s+premiere\s+fois", "for the first time"),
    (r"n'a\s+jamais|n'ont\s+jamais", "has never"),
    (r"chaque\s+annee|tous\s+les\s+ans", "every year"),
    (r"depuis", "since"),
    (r"etait\s+sous|etaient\s+sous|est\s+sous|sont\s+sous|sous", "below"),
    (r"atteindra|atteindront", "will hit"),
    (r"a\s+atteint|ont\s+atteint|atteint|atteignait|atteignaient|atteignent", "reached"),
    (r"depasse|depassent|depassait|depassaient", "exceed"),
    (r"ont\s+progresse|a\s+progresse|ont\s+augmente|a\s+augmente", "grew"),
    (r"a\s+consacre|ont\s+consacre|consacre|consacrent|a\s+depense|ont\s+depense|depense|depensent", "spent"),
    (r"assurent|assure|paient|paie|paye|est|sont|etait|etaient", "pays"),
    (r"milliards?\s+d'|milliards?", "billion "),
    (r"millions?\s+d'|millions?", "million "),
    (r"pour\s+cent", "percent"),
    (r"seuls|seules|seulement", "only"),
    (r"tous\s+les|toutes\s+les", "all"),
    (r"sauf", "except"),
    (r"ensemble", "together"),
    (_FRENCH_MEMBERS, "allies"),
    (_FRENCH_SPENDING, "defence spending"),
    (r"et", "and"),
    (r"en", "in"),
    (r"sur", "of"),
    (r"de(?=\s+\d)", "by"),
    (r"l'|d'|la|le|les|des|du|de|a", ""),
)
# Where the order of words or one of them depends on its neighbours, before and after the words are put.
_BEFORE = ((re.compile(r"\b(\w+) der (\d+|\w+) (?=nato|bundnis|mitglied|staaten|lander)"), r"\1 von \2 "),)
_AFTER = ((re.compile(r"\b(\w+) allies only\b"), r"only \1 allies"),)
# A sentence in a language has two of its words at least that English has not.
_GERMAN_MARKS = re.compile(
    r"\b(?:der|die|das|des|fur|von|und|gibt|gab|geben|gaben|hat|haben|lag|lagen|liegt|liegen|unter|uber|alle|nur|seit|mehr"
    r"|prozent|bip|aus|als|bei|milliarden|nie|kein|verbundete\w*|mindestens|weniger|ihre|seine)\b"
)
_FRENCH_MARKS = re.compile(
    r"\b(?:la|le|les|l(?=')|des|du|de|en|est|sont|pour|dans|et|que|plus|moins|pib|sous|depuis|jamais|seuls|tous|ont)\b"
)
# No sentence in another language has one of these.
_ENGLISH = re.compile(r"\b(?:the|of|and|is|than|with|its|their|has|have|in the)\b")


def translate(text: str) -> tuple[str, ...]:
    """A text as its English words would be, from German and from French; none of a text that is in neither."""
    plain = simplify(text)
    if _ENGLISH.search(plain):
        return ()
    marks = (_GERMAN_MARKS, _FRENCH_MARKS)
    languages = zip(marks, _list_languages(), strict=True)
    return tuple(_put(plain, *words) for mark, words in languages if len(set(mark.findall(plain))) > 1)


@cache
def _list_languages() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    german = _compile(_GERMAN_NAMES, _GERMAN_NUMBERS, _GERMAN_MONTHS, _GERMAN)
    return german, _compile(_FRENCH_NAMES, _FRENCH_NUMBERS, _FRENCH_MONTHS, _FRENCH)


def _compile(
    names: dict[str, str], numbers: tuple[str, ...], months: tuple[str, ...], words: Words
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    """An expression for all words of a language, and what each becomes."""
    article = r"(?:(?:die|das|la|le|les)\s+|l')?"
    listed = [(article + re.escape(name).replace(r"\ ", r"\s+"), english) for name, english in names.items()]
    listed += [*words]
    listed += [(re.escape(word), english) for word, english in zip(numbers, SMALL_NUMBERS, strict=True)]
    listed += [(word, english.lower()) for word, english in zip(months, MONTHS, strict=True)]
    # What ends with an apostrophe stands before its word without a space.
    any_word = "|".join(rf"(?P<w{at}>{word})" for at, (word, _) in enumerate(listed))
    pattern = re.compile(rf"(?<![\w'-])(?:{any_word})(?:(?<=')|(?![\w-]))")
    english_of = {f"w{at}": english for at, (_, english) in enumerate(listed)}
    return pattern, lambda found: english_of[str(found.lastgroup)]


def _put(text: str, pattern: re.Pattern[str], english: Callable[[re.Match[str]], str]) -> str:
    for said, meant in _BEFORE:
        text = said.sub(meant, text)
    put = " ".join(pattern.sub(english, text.replace("(", " ").replace(")", " ")).split())
    for said, meant in _AFTER:
        put = said.sub(meant, put)
    return put
