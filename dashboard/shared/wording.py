"""Numbers, dates and periods in words, the same in titles, tables, hovers and summaries."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.pin import Pin
from etl.catalogue.members import area_names, members
from etl.catalogue.presets import name_group
from etl.catalogue.sources import PAPERS, SOURCES
from etl.catalogue.units import unit
from etl.observation import EXCERPT, WHOLE, Release
from etl.prose import MONTHS, day

BRAND = "Burden Sharing"
MISSING = "–"
# The unit of an answer.
YES_OR_NO = "yes_or_no"
# The spaces at which no line ends.
_HELD = re.compile(
    rf"(?<=[\d–]) (?=%)|(?<=\d) (?=(?:{'|'.join((*MONTHS, 'trillion', 'billion', 'million', 'thousand', 'points'))})\b)"
    rf"|(?:{'|'.join(f'(?<={month})' for month in MONTHS)}) (?=\d{{4}}\b)"
    r"|(?<=\d) (?=US\$)|(?<=illion) (?=US\$|€|euros)"
    r"|(?<=\bn) (?== \d)|(?<=\bn =) (?=\d)|(?<=\bCC) (?=BY\b)|(?<=\bBY) (?=\d)"
)
_SCALE = (("trillion", 12), ("billion", 9), ("million", 6))
# The folders of an absolute path, as Linux and Windows write one, where no web address goes on.
_FOLDERS = re.compile(r"""(?<![^\s("'])(?:[A-Za-z]:[\\/]|\\\\|/)(?:[^\s/\\,;:"'()]+[\\/])*""")


# The same figures are written again and again: in labels, hovers, tables and files.
@lru_cache(maxsize=2**11)
def write_number(value: float | None, decimals: int) -> str:
    """A number with thousands separators, rounded half up, with a true minus sign; a dash where there is none."""
    if value is None:
        return MISSING
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded + 0:,f}".replace("-", "−")  # adding 0 drops the sign of a negative zero


def write_signed(value: float | None, decimals: int = 2) -> str:
    """A change with its sign."""
    written = write_number(value, decimals)
    return f"+{written}" if value is not None and value > 0 else written


def write_value(value: float | None, unit_id: str, printed: int = FULL_PRECISION) -> str:
    """A value with the decimals of its unit, no more than were `printed`, no suffix; or yes or no."""
    if unit_id == YES_OR_NO and value is not None:
        return "yes" if value else "no"
    return write_number(value, max(0, min(unit(unit_id).decimals, printed)))


def hide_folders(text: str) -> str:
    """A message of the refresh for whoever reads the site: of a file on this machine its name alone, not where it lies.

    Web addresses stay whole.
    """
    return _FOLDERS.sub("", text)


def name_area(code: str) -> str:
    """The name of a member, aggregate, comparison economy or group of members."""
    return area_names().get(code) or name_group(code)


def name_in_prose(code: str) -> str:
    """The same within a sentence, where some names have an article: the United States."""
    return members()[code].prose if code in members() else name_area(code)


def write_percent(value: float) -> str:
    """A share with its sign: 2.05 %."""
    return f"{write_number(value, 2)} %"


def write_period(year: int, estimate: bool) -> str:
    """A year, with e behind it where the release calls it an estimate."""
    return f"{year}e" if estimate else str(year)


def hold_together(text: str) -> str:
    """A text in which no line ends between a number and its sign or scale, within a day, or within "n = 31"."""
    return _HELD.sub("\N{NO-BREAK SPACE}", text) if " " in text else text


def name_release(source: str, release: str) -> str:
    """A release as "NATO, release of 17 June 2024", or by its name where that is no day."""
    when = write_named_day(release)
    named = PAPERS.get(release, f"release {release}")
    return f"{SOURCES[source].publisher}, {f'release of {when}' if when else named}"


def write_release(source: str, release: str) -> str:
    """A release as a table has it: "NATO, 17 June 2024"."""
    return f"{SOURCES[source].publisher}, {write_named_day(release) or PAPERS.get(release, release)}"


# The name of a release stands on each of its figures.
@lru_cache(1000)
def write_named_day(release: str) -> str:
    """The day that a release is named by, written out; "" where its name is no day."""
    try:
        return day(date.fromisoformat(release))
    except ValueError:
        return ""


def name_pin(pin: Pin) -> str:
    """A pin in words: "4 December 2019", "NATO, release of 17 June 2024", "today"."""
    if pin.releases:
        return " and ".join(name_release(*named) for named in pin.releases)
    return day(pin.day) if pin.day else "today"


def explain_absence(source: str, pin: Pin, here: bool = True) -> str:
    """That a source has no release that was known as of a pin, or none; or that a pin's release is not `here`."""
    if pin.release_of(source) or not here:
        return f"{name_pin(pin)}, is not here. Choose another release, or a date."
    when = f" as of {name_pin(pin)}" if pin else ""
    remedy = "choose a later date" if pin else "run “burden refresh”"
    return f"No release of {SOURCES[source].prose} is known here{when}. The newest never stands in for it: {remedy}."


def explain_lack(release: Release, what: str) -> str:
    """That a release does not have something; of one that is not here whole, that what is at hand of it has not."""
    named = name_release(release.source, release.release)
    if release.extent == WHOLE:
        return f"{named}, does not have this: {what}."
    hand = "passed on" if release.extent == EXCERPT else "available"
    return f"{named}, is {hand} in part only, without this: {what}."


def label_unit(unit_id: str) -> str:
    """The unit of a value as it is written here: of what is yes or no in words, not in figures."""
    return "yes or no" if unit_id == YES_OR_NO else unit(unit_id).label


def name_unit(unit_id: str, price_base: str, largest: float = 0.0) -> str:
    """A unit with its price base: "million US dollars, constant 2015 prices"; scaled to the `largest` figure."""
    label, (word, _) = label_unit(unit_id), choose_scale(unit_id, largest)
    if word:
        label = f"{word} {label.split(' ', 1)[1] if unit(unit_id).power else label}"
    if price_base == "current":
        return f"{label}, current prices"
    return f"{label}, constant {price_base} prices" if price_base else label


def choose_scale(unit_id: str, value: float) -> tuple[str, int]:
    """In which word so many of a unit are said, and which power of ten that is; "" where the unit's own will do."""
    known = unit(unit_id)
    size = abs(value) * 10**known.power
    word, power = next((one for one in _SCALE if size >= 10 ** one[1]), ("", 0))
    return (word, power) if power > known.power and not known.is_percent else ("", known.power)


def write_amount(value: float | None, unit_id: str, printed: int = FULL_PRECISION) -> str:
    """A value with its unit in prose. Money and people are scaled to three digits, "1.03 trillion US$"."""
    known, (word, power) = unit(unit_id), choose_scale(unit_id, value or 0.0)
    if value is None or not word:
        # Of what is counted in billions three digits are said too.
        most = max(0, 3 - len(str(int(abs(value or 0.0))).lstrip("0"))) if known.power >= _SCALE[1][1] else printed
        return f"{write_value(value, unit_id, min(most, printed))}{known.suffix if value is not None else ''}"
    scaled = value / 10 ** (power - known.power)
    # No more digits than were printed.
    decimals = min(max(0, 3 - len(str(int(abs(scaled))))), power - known.power + printed)
    return " ".join(filter(None, (write_number(scaled, decimals), word, known.counted)))


def write_money(million: float) -> str:
    """An amount of US dollars given in millions."""
    return write_amount(million, "usd_million")
