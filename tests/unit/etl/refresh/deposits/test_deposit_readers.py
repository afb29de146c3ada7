"""Every source that says of a file whether it is its own is asked when one is brought."""

from importlib import import_module

from etl.refresh.pipeline import COLLECTORS


def test_a_source_that_recognises_files_has_its_reader_and_no_other_has_one(project_readers: set[str]) -> None:
    packages = {source: import_module(f"etl.sources.{source}") for source in COLLECTORS}
    assert project_readers == {source for source, package in packages.items() if hasattr(package, "recognise")}
    assert len(project_readers) > 5
