"""A target that nobody had agreed on by a day is not offered as of that day; a link that asks for it is answered."""

import pytest

from dashboard.pages import PAGES
from dashboard.shared.target_choice import offer_targets
from dashboard.view import list_parameters
from etl.store.snapshot import Snapshot

# The builder of claims has a field of its own, which offers all targets: tests/app/test_claim_builder.py.
ASKING = [page for page in PAGES if "target" in list_parameters(page.view) and page.name != "claims"]


@pytest.mark.parametrize("page", [page for page in ASKING if page.name != "path"], ids=lambda page: page.name)
def test_the_target_of_the_hague_is_offered_from_the_day_of_its_agreement_on(page: object, snapshot: Snapshot) -> None:
    def offered(query: str) -> set[str]:
        view = page.view.from_query(query)  # type: ignore[attr-defined]
        return {option.word for option in offer_targets(snapshot, view)}

    assert offered("?as_of=2019-12-04") == {"wales_2014"}
    assert offered("?as_of=2025-06-24") == {"wales_2014"}
    assert offered("?as_of=2025-06-25") == offered("") == {"wales_2014", "hague_2025_core"}
    assert offered("?as_of=2019-12-04&target=hague_2025_core") == {"wales_2014", "hague_2025_core"}


def test_every_page_with_a_target_has_a_control_of_it() -> None:
    assert {page.name for page in ASKING} == {"scoreboard", "change", "releases", "path"}
