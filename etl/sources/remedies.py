"""What an operator can do where a publisher's file, page or answer cannot be had or read: each said in one place.

An operator has the program as it is, its data folder, a browser and time. No remedy asks for more than these.
"""

from etl.catalogue.corrections import Figure
from etl.catalogue.moves import advise_move
from etl.catalogue.seeds import describe_row

# Each is a whole sentence or several, to stand behind what is wrong.
AGAIN = (
    "Refresh again later: the publisher may be in the middle of an update. "
    "If it stays so for some days, look for a newer version of Burden Sharing."
)
COPY = (
    "Refresh again, or fetch the publisher's own file with a browser and bring that copy: `burden add FILE`. "
    "What is in force stays."
)
CHANGED = (
    "The publisher has changed its file: what is in force stays. "
    "Look for a newer version of Burden Sharing, and report it if there is none."
)
# Of a listed release, which is to be filled in.
LACKING = (
    "Release {} was not read without it, and what is in force of that stays. "
    "A copy of the publisher's file can be brought: `burden add FILE`."
)
LOOK = "Look at it in a browser. A newer file there can be brought by hand: `burden add FILE`."
NEWER = "Else look for a newer version of Burden Sharing."
# Of a source that has a list of pages, which is to be filled in.
MOVED = (
    f"{LOOK} Where the publisher has moved it, add a row to seeds/{{}}/pages.csv of the data folder, "
    f"below the header `url,use,why`: `NEW ADDRESS,page,WHY`. {NEWER}"
)
CORRECT = (
    "What is in force stays. A figure that the publisher has wrong can be corrected, or withheld, by a row of "
    "seeds/corrections.csv in the data folder. Else look for a newer version of Burden Sharing."
)
BRING_WORKBOOK = (
    "Bring the publisher's workbook of the same figures, wherever you find it: `burden add FILE`. Or wait: "
    "the publisher may put it there later."
)
SAVE = "Open the file in a spreadsheet, save it as .xlsx without a password, and bring that copy: `burden add FILE`."
STRAY = "If that is a stray cell, delete it in a spreadsheet, save the file and bring that copy: `burden add FILE`."


def add_row(file: str, *cells: str) -> str:
    """The remedy "Add a row": `cells` in the order of the columns of `file`, a file of seeds/ in the data folder.

    A cell in capitals is for the operator to fill in.
    """
    return describe_row(file, *cells)


def look_at_page(url: str) -> str:
    """The remedy for a page that is not what it was."""
    return f"{LOOK} {advise_move(url)} {NEWER}"


def name_country(source: str, name: str, may_leave: bool = True) -> str:
    """The remedy for a name that `source` gives to a country, an economy or a donor, and that is not known.

    `may_leave`: what is no country can be left out.
    """
    leave = ", or - to leave out what is no country" if may_leave else ""
    return f"{add_row('names.csv', source, name, 'CODE')} CODE is the country's ISO 3166 alpha-3 code{leave}."


def correct_figure(of: tuple[str, str], figure: Figure, value: float) -> str:
    """The remedy for a figure of a source and its release that is wrong as it stands in the publisher's file."""
    row = (*of, *map(str, figure), repr(value), "VALUE", "REASON", "BY")
    return f"{add_row('corrections.csv', *row)} VALUE is the right figure, or nothing to withhold the wrong one."
