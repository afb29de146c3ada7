"""How a finding is cited, in three forms. Pure; the release and its publisher are said as the catalogue cites them."""

from dataclasses import dataclass
from datetime import date

from dashboard.shared.wording import BRAND
from etl.prose import MONTHS

# What a text of BibTeX must not hold as it is. Braces are counted even behind a backslash, so they go by name.
_TEX = str.maketrans({
    **{sign: f"\\{sign}" for sign in "%&#_$"},
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
})  # fmt: skip
# Inside quotation marks quotations have single ones.
_INNER = str.maketrans("“”", "‘’")
_ENDS = (".", "?", "!")


@dataclass(frozen=True)
class Cited:
    """What is cited: a finding, what it is, the day of its newest release, how its releases are cited, its address.

    `page` is the name of the page that shows it.
    """

    title: str
    kind: str
    published: date
    sources: tuple[str, ...]
    page: str
    address: str


def write_apa(cited: Cited) -> str:
    """The citation in the style of the American Psychological Association, 7th edition."""
    when = f"{cited.published.year}, {_month(cited)} {cited.published.day}"
    return f"{BRAND}. ({when}). {cited.title} [{cited.kind}]. {_data(cited)} {cited.address}"


def write_chicago(cited: Cited) -> str:
    """The entry of a bibliography in the Chicago style, 17th edition."""
    title = cited.title.translate(_INNER)
    end = "" if title.endswith(_ENDS) else "."
    when = f"{_month(cited)} {cited.published.day}, {cited.published.year}"
    return f"{BRAND}. “{title}{end}” {cited.kind}. {when}. {_data(cited)} {cited.address}."


def write_bibtex(cited: Cited) -> str:
    """The entry for BibTeX and biblatex, in UTF-8. An address is read as it stands, so nothing in it is escaped."""
    when = cited.published
    fields = {
        "author": f"{{{BRAND}}}",
        "title": f"{{{cited.title.translate(_TEX)}}}",
        "year": str(when.year),
        "month": str(when.month),
        "day": str(when.day),
        "howpublished": cited.kind,
        "note": _data(cited).translate(_TEX),
        "url": cited.address,
    }
    written = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    return f"@misc{{{BRAND.replace(' ', '-').lower()}-{cited.page}-{when},\n{written}}}"


def _month(cited: Cited) -> str:
    return MONTHS[cited.published.month - 1]


def _data(cited: Cited) -> str:
    return f"Data: {'; '.join(cited.sources)}."
