"""`burden audit`: what of each release recomputes, and how it compares with other sources and releases."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl.catalogue.sources import LEAD, SOURCES
from etl.cli.folders import DATA, choose_folder
from etl.cli.lines import plain

if TYPE_CHECKING:
    from etl.audit import Audit
    from etl.store.snapshot import Snapshot

_SOURCE = "NATO where a release is named, else every source."


@click.command()
@click.argument("release", required=False)
@click.option("--source", type=click.Choice(tuple(SOURCES)), help=_SOURCE)
@click.option("--format", "form", type=click.Choice(("text", "json", "csv")), default="text", show_default=True)
@DATA
def audit(release: str | None, source: str | None, form: str, data: Path | None) -> None:
    """Recompute what can be recomputed of every release, a line a check; of RELEASE with all cells that do not fit.

    Shares from spending and GDP, NATO's totals from its members, the four categories, figures per head, real changes;
    GDP against the World Bank and the IMF; and what the releases before and after have otherwise.
    """
    from etl.audit import encode_audits, format_csv, format_text
    from etl.store.snapshot import Store

    folder = choose_folder(data, quiet=True)
    snapshot, whole = Store(folder).current(), release is not None
    found = _found(folder, snapshot, source or (LEAD if whole else None), release)
    if form == "json":
        click.echo(encode_audits(found, snapshot.id), nl=False)
    elif form == "csv":
        click.echo(format_csv(found, whole), nl=False)
    else:
        click.echo(plain(format_text(found, whole)), nl=False)


def _found(folder: Path, snapshot: "Snapshot", source: str | None, release: str | None) -> "tuple[Audit, ...]":
    """What lies beside the snapshot, or is found now where nothing does."""
    from etl.audit import Audit, read_audits
    from etl.audit.library import audit_release, audit_snapshot

    known = read_audits(folder, snapshot.id)
    if release is None or source is None:
        return tuple(one for one in known or audit_snapshot(snapshot) if source in (None, one.source))
    lying = next((one for one in known or () if (one.source, one.release) == (source, release)), None)
    return (lying or Audit(source, release, audit_release(snapshot, source, release)),)
