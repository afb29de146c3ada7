"""`burden claim`: checks a claim in plain words, or one of the article's by its id."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl.cli.folders import DATA, choose_folder
from etl.cli.lines import plain, say
from etl.errors import ClaimError

if TYPE_CHECKING:
    from etl.catalogue.claims import Claim

_EXAMPLES = """\b
Examples:
  burden claim
  burden claim nineteen_below
  burden claim united_kingdom_2016 --as-of 2021-12-31
  burden claim "17 allies below 2 % in 2018 as of June 2019"
  burden claim "Poland above 3.5 % of GDP in 2024" --as-of nato:2024-06-17
  burden claim "all allies meet the guideline in 2025" --format csv
  burden claim --file claims.txt --format csv
  burden claim --file speeches.csv --column sentence --format json

The status is 0 when a claim was checked, whatever the verdict, and 2 when it was not understood. With --file it is the
number of claims that were not understood, 100 for more, and 101 when the file cannot be read."""


def _complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    from etl.catalogue.claims import claims

    return [name for name in claims() if name.startswith(begun)]


@click.command(epilog=_EXAMPLES)
@click.argument("text", nargs=-1, metavar="[CLAIM]", shell_complete=_complete)
@click.option(
    "--as-of", metavar="DAY|RELEASE", help="What was known then: 4 December 2019, June 2019, nato:2019-06-25."
)
@click.option("--file", metavar="FILE", help="Check each claim of FILE: a text with one a line, or a CSV; - for stdin.")
@click.option("--column", metavar="NAME", default="", help="The column of a CSV that has the claims, instead of claim.")
@click.option("--format", "form", type=click.Choice(("text", "json", "csv")), default="text", show_default=True)
@DATA
def claim(text: tuple[str, ...], as_of: str | None, form: str, data: Path | None, **read: str) -> None:
    """Check CLAIM, in plain words or by its id, against every release; without it, list the article's claims.

    It is held against each release known on the day under each convention, with and without Iceland; later releases are
    told apart. Of a file each claim has one row, as of its own day where it names one.
    """
    if any(read.values()):
        if text or not read["file"]:
            raise click.UsageError("Give a claim or --file, not both." if text else "--column goes with --file.")
        click.get_current_context().exit(_check_file(read, as_of, form, data))
    if not text:
        for option, given in (("--as-of", as_of is not None), ("--format", form != "text")):
            if given:
                raise click.UsageError(f"{option} goes with a claim. Say which.")
        _list()
        return
    from etl.claims import check
    from etl.cli.claim_output import written
    from etl.store.snapshot import Store

    try:
        asked = _settle(_claim(" ".join(text)), as_of)
        checked = check(Store(choose_folder(data, quiet=True)).current(), asked)
    except ClaimError as error:
        raise click.UsageError(plain(str(error))) from error
    click.echo(written(checked, form), nl=False)


def _check_file(read: Mapping[str, str], as_of: str | None, form: str, data: Path | None) -> int:
    from etl.asof.pin import Pin
    from etl.claims.grammar.parse import read_pin
    from etl.cli.claim_file import check_sentences, read_file
    from etl.store.snapshot import Store

    try:
        pin = Pin() if as_of is None else read_pin(as_of)
    except ClaimError as error:
        raise click.UsageError(plain(str(error))) from error
    return check_sentences(
        Store(choose_folder(data, quiet=True)).current(), read_file(read["file"], read["column"]), pin, form
    )


def _list() -> None:
    from etl.catalogue.claims import claims
    from etl.claims import write_claim

    for one in claims().values():
        say(f"{one.id}\n  {one.says}\n  burden claim “{write_claim(one)}”")


def _claim(text: str) -> "Claim":
    from etl.catalogue.claims import claims
    from etl.claims import parse

    return claims().get(text) or parse(text)


def _settle(asked: "Claim", as_of: str | None) -> "Claim":
    """The claim as of what the option says.

    Raises ClaimError where the claim itself says another day, or the option is no day and no release.
    """
    if as_of is None:
        return asked
    from etl.claims.grammar.parse import read_pin
    from etl.claims.grammar.words import write_statement
    from etl.claims.question import find_pin, settle_day

    pin = read_pin(as_of)
    if asked.names_day and find_pin(asked) != pin:
        remedy = f"Give one of the two; without its day the claim is “{write_statement(asked)}”."
        raise ClaimError(f"--as-of {as_of}", "is another day than the claim's own", remedy)
    return settle_day(asked, pin)
