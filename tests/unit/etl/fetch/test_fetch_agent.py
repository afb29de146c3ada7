"""What requests say of who asks. The contacts are made up."""

from importlib.metadata import version
from pathlib import Path

import pytest
from misbehaving_server import Server, answers
from quick_fetching import QUICK

from etl.errors import SettingError
from etl.fetch import Fetcher
from etl.fetch.agent import CONTACT, name_agent


def test_a_publisher_is_told_program_version_and_contact(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONTACT, "data@example.org")
    Fetcher(tmp_path, QUICK).get(server.at("/a", answers(200, b"figures")))
    purpose = "the open record of NATO defence spending"
    assert server.asked[0].headers["User-Agent"] == (
        f"burden-sharing/{version('burden-sharing')} ({purpose}; contact: data@example.org)"
    )


@pytest.mark.parametrize("unset", [{}, {CONTACT: ""}])
def test_without_a_contact_it_is_said_that_there_is_none(unset: dict[str, str]) -> None:
    assert name_agent(unset).endswith("; the operator has set no contact)")


@pytest.mark.parametrize("contact", ["a@b.org", "https://example.org/~data?a=1&b=2", "http://example.org", "x+y@z"])
def test_a_mail_address_and_a_page_are_contacts(contact: str) -> None:
    assert f"contact: {contact})" in name_agent({CONTACT: contact})


@pytest.mark.parametrize(
    "contact",
    [
        "a@b.org\r\nX-Evil: 1", "a@b.org\n", "data at example.org", "a@b.org)", "example.org", "@", "a@", "a@b@c",
        "ftp://example.org", "ünder@example.org", "a@\N{RIGHT-TO-LEFT OVERRIDE}b", "a@b\0", f"a@{'b' * 200}", " ",
    ],
)  # fmt: skip
def test_what_is_no_contact_is_refused_with_what_is_wanted(
    tmp_path: Path, contact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(
        SettingError, match=r"^BURDEN_CONTACT is .*has to be a mail address, or a web address"
    ) as caught:
        name_agent({CONTACT: contact})
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600
