"""What is served where a part was replaced together with its hash in the manifest. All is made up."""

from pathlib import Path

import pytest
from made_up import figures, release
from swapping import put_in_place

from dashboard.web.app import create_app
from etl.store.snapshot import Store


@pytest.mark.parametrize(
    "path",
    ["/scoreboard", "/trends", "/csv/scoreboard.csv", "/csv/trends.csv", "/claims?claim=Belgium+meets+2+%25+in+2020"],
)
def test_rows_that_the_snapshot_was_not_named_after_are_never_served(
    path: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put_in_place(tmp_path, release(figures()), release(figures(share=9.99)))
    client = create_app(Store(tmp_path)).server.test_client()
    answer = client.get(path)
    assert answer.status_code == 503
    assert "its rows are not those that the snapshot was named after" in caplog.text
    assert "9.99" not in answer.text
    assert str(tmp_path) not in answer.text
    assert client.get("/healthz").status_code == 503
