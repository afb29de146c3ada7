"""Servers of https whose certificates are not as they should be. The authorities are made up for the test."""

from collections.abc import Callable
from pathlib import Path

import pytest
import trustme
from certificates import HOST, at, authority, expired, secure
from misbehaving_server import answers
from quick_fetching import fault

from etl.fetch import Fetcher

GOOD = answers(200, b"figures", ETag='"1"')
Issue = Callable[[trustme.CA], trustme.LeafCert]


@pytest.fixture(autouse=True)
def directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", HOST)


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that the operator names."""
    made, bundle = authority(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    return made


def test_an_authority_that_the_operator_names_is_trusted(fetcher: Fetcher, trusted: trustme.CA) -> None:
    with secure(trusted.issue_cert(HOST)) as server:
        assert fetcher.get(at(server, "/a", GOOD)).content == b"figures"


def test_an_authority_that_nobody_named_is_not_trusted(fetcher: Fetcher, tmp_path: Path) -> None:
    made, _ = authority(tmp_path)
    with secure(made.issue_cert(HOST)) as server:
        said = fault(fetcher, at(server, "/a", GOOD))
    assert said.startswith(
        "the certificate of the server leads to no authority that is known here: the server leaves out"
    )
    assert "REQUESTS_CA_BUNDLE" in said
    assert "`burden add FILE`" in said


@pytest.mark.parametrize(
    ("issue", "problem", "remedy"),
    [
        (lambda made: made.create_child_ca().issue_cert(HOST), "leads to no authority", "REQUESTS_CA_BUNDLE"),
        (lambda made: made.issue_cert("other.example.org"), "the certificate is for another host", "administrator"),
        (expired, "the certificate of the server has expired (certificate has expired)", "Check the clock"),
    ],
    ids=["a link of the chain is left out", "another host", "expired"],
)
def test_a_certificate_that_does_not_hold_is_told_with_what_to_do(
    fetcher: Fetcher, trusted: trustme.CA, issue: Issue, problem: str, remedy: str
) -> None:
    with secure(issue(trusted), links=1) as server:
        said = fault(fetcher, at(server, "/a", GOOD))
    assert problem in said
    assert remedy in said
    assert "`burden add FILE`" in said
    assert "attempts" not in said


def test_a_whole_chain_holds(fetcher: Fetcher, trusted: trustme.CA) -> None:
    with secure(trusted.create_child_ca().issue_cert(HOST)) as server:
        assert fetcher.get(at(server, "/a", GOOD)).content == b"figures"


def test_a_file_of_certificates_that_is_not_there_is_told(
    fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "gone.pem"))
    said = fault(fetcher, "https://localhost:9/a")
    assert said.startswith("the file of certificates is not there (")
    assert "gone.pem). Set REQUESTS_CA_BUNDLE" in said


def test_a_file_of_certificates_that_has_none_is_told(
    fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.pem").write_text("no certificate")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "empty.pem"))
    made, _ = authority(tmp_path)
    with secure(made.issue_cert(HOST)) as server:
        said = fault(fetcher, at(server, "/a", GOOD))
    assert said.startswith("no secure connection can be made (")
    assert "REQUESTS_CA_BUNDLE" in said


def test_a_redirect_from_https_to_http_is_not_followed(fetcher: Fetcher, trusted: trustme.CA) -> None:
    with secure(trusted.issue_cert(HOST)) as server:
        url = at(server, "/a", answers(302, Location="HTTP://localhost:9/a"), GOOD)
        assert fault(fetcher, url).startswith(
            "leads from https to http, where anybody on the way could put another file"
        )
        assert len(server.asked) == 1
