"""Paths of pages, behind which one field of the view may stand: /country/DEU."""

import unicodedata

from dashboard.view import View, find_in_path, list_parameters


def read_word(view: type[View], path: str, asked: str) -> str | None:
    """What an address asks for behind the `path` of a page with such a view, "" for the path alone.

    None where the address is another's, or has a word that the page does not know.
    """
    if asked == path:
        return ""
    word = _cut(view, path, asked)
    return word if word and word in _list_words(view) else None


def find_path(view: type[View], path: str, asked: str) -> str:
    """The path that is meant by one that is nearly right: in lower case, or with a name in place of the code.

    "" where none is.
    """
    name = _fold(_cut(view, path, asked))
    meant = (word for word, names in _list_words(view).items() if name in names)
    return next((f"{path}/{word}" for word in meant if name), "")


def is_below(view: type[View], path: str, asked: str) -> bool:
    """Whether an address is one behind the path of the page, whatever the word."""
    return bool(_cut(view, path, asked))


def list_paths(view: type[View], path: str) -> dict[str, str]:
    """By label every path that the page of such a view has behind its own."""
    held = list_parameters(view).get(find_in_path(view))
    return {option.label: f"{path}/{option.word}" for option in held.options()} if held else {}


def _cut(view: type[View], path: str, asked: str) -> str:
    """What stands behind the path of a page that has a field there; "" where nothing does."""
    below = f"{path}/"
    return asked.removeprefix(below) if find_in_path(view) and asked.startswith(below) else ""


def _list_words(view: type[View]) -> dict[str, set[str]]:
    """The words of the field in the path, each with every name that means it."""
    held = list_parameters(view).get(find_in_path(view))
    options = held.options() if held else ()
    return {one.word: {_fold(name) for name in (one.word, one.label, *one.also)} for one in options}


def _fold(name: str) -> str:
    """A name without case, accents and the signs between its words."""
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
    return "".join(letter for letter in plain if letter.isalnum())
