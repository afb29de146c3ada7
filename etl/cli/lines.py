"""Lines that the commands print: plain text, without what a terminal would obey."""

import logging

import click


def say(text: str) -> None:
    """Print a line to stdout."""
    click.echo(plain(text))


def warn(text: str) -> None:
    """Print a line to stderr."""
    click.echo(plain(text), err=True)


class _Warnings(logging.Handler):
    """Prints what a module of the project warns of, as `warn` does."""

    def emit(self, record: logging.LogRecord) -> None:
        warn(record.getMessage())


_WARNINGS = _Warnings(logging.WARNING)


def tell_warnings() -> None:
    """Print what modules of the project warn of to stderr: a publisher's words may stand in it."""
    logging.getLogger("etl").addHandler(_WARNINGS)


def plain(text: str) -> str:
    """The text without characters that a terminal would obey: a publisher's words may stand in it."""
    return "".join(map(_harmless, text))


def _harmless(letter: str) -> str:
    if letter == "\n" or letter.isprintable():
        return letter
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"
