"""Snapshots for checks of claims: of the transcriptions alone, which ship with the project and need no other file."""

from pathlib import Path

from made_up import no_network

from etl.catalogue.corrections import corrections
from etl.contract import check_releases
from etl.sources.nato.releases import RELEASES, open_release
from etl.store.publish import publish
from etl.store.snapshot import Snapshot
from etl.transform.release import correct, derive


def of_transcriptions(folder: Path) -> Snapshot:
    """The snapshot of every release of NATO that is transcribed in seeds/, made as a refresh makes it."""
    known = [one for one in RELEASES.read() if one.kind == "transcription"]
    releases = [derive(correct(open_release(one, no_network).read(), corrections())) for one in known]
    return publish(folder, check_releases(releases))[0]
