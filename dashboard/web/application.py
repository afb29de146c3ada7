"""What is at hand before the first request: the application on the newest snapshot, its files compressed."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import click
from flask import Flask

from dashboard.web.app import create_app
from dashboard.web.heap import tune_heap
from dashboard.web.origin import Origin
from dashboard.web.statics import warm
from etl.catalogue.health import find_faults
from etl.catalogue.overlay import lay_seeds
from etl.claims import parse
from etl.claims.grammar.phrases import EXAMPLES
from etl.store.original import import_reader
from etl.store.snapshot import Store


@contextmanager
def prepare_application(folder: Path, origin: Origin) -> Iterator[tuple[Flask, str]]:
    """The application on a folder of snapshots, while its seeds are laid over those that ship, and the snapshot's id.

    A file of the operator's seeds that is wrong is told, and what ships serves in its place. Raises PublishError where
    nothing was published there.
    """
    tune_heap()
    store, faults = Store(folder), find_faults(folder)
    for fault in faults.values():
        click.echo(f"{fault} The dashboard shows what ships in place of this file.", err=True)
    with lay_seeds(folder, without=faults):
        snapshot = store.current()
        app = create_app(store, origin=origin)
        warm(app)
        # What a later request needs in each process is imported here, where they share it.
        import_module("numpy.random")
        # And what claims are read with is compiled here.
        parse(EXAMPLES[0])
        import_reader(folder)
        yield app.server, snapshot.id
