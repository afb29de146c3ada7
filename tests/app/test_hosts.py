"""Whose word a Host header is: refused where it is no host or none of ours, believed only where that harms nobody."""

import json

import pytest
from asking import Said
from flask.testing import FlaskClient
from stand_in import ECHO
from werkzeug.test import create_environ, run_wsgi_app

from dashboard.web.app import create_app
from dashboard.web.origin import Origin, read_origin
from etl.errors import SettingError
from etl.store.snapshot import Store

PUBLIC = Origin("https://figures.example.org")
LISTED = Origin("https://figures.example.org", frozenset({"intern.example.org", "10.0.0.7"}))
PATHS = (
    "/",
    "/trends?year=2020",
    "/data",
    "/no/such/page",
    "/changes.atom",
    "/csv",
    "/csv/",
    "/api",
    "//csv",
    "/api//x",
)
NO_HOSTS = (
    "xn--", "xn--a", "xn--.de", "a..b", ".", "a" * 64, "a." * 127 + "a", "é", "%00", "user@host", "a/b", "a?b", "a#b",
    "a b", "x:99999", "x:y", ":80", "[::g]", "[::1", "::1", "[]", "evil'\"><script>",
)  # fmt: skip


def client_on(store: Store, origin: Origin) -> FlaskClient:
    client: FlaskClient = create_app(store, origin=origin).server.test_client()
    return client


@pytest.mark.parametrize("path", ["/scoreboard", "/csv/trends.csv", "/healthz"])
@pytest.mark.parametrize("host", NO_HOSTS)
def test_what_is_no_host_is_refused(host: str, path: str, client: FlaskClient) -> None:
    # The client of the tests itself trips over some of these.
    environ = create_environ(path) | {"HTTP_HOST": host}
    content, status, headers = run_wsgi_app(client.application, environ)
    assert status.startswith("400 ")
    assert json.loads(b"".join(content))["detail"] == "The Host header is no name of a host."
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8050", "127.0.0.1:1", "[::1]:8050", "a_b", "evil.example", "xn--bcher-kva.example"]
)
def test_without_a_list_every_host_is_answered_for(host: str, client: FlaskClient) -> None:
    assert client.get("/scoreboard", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["evil.example", "evil.example:8050", "8.8.8.8"])
def test_a_host_that_nobody_vouches_for_stands_nowhere_in_an_answer(host: str, path: str, client: FlaskClient) -> None:
    answer = client.get(path, headers={"Host": host})
    assert host not in answer.text
    assert host not in str(answer.headers)
    assert answer.status_code in (200, 302, 404)


def ask(client: FlaskClient, path: str) -> tuple[int, str]:
    """Status and place to go to of a path as it is, which the client of the tests would take for a host."""
    environ = create_environ() | {"PATH_INFO": path, "HTTP_HOST": "evil.example"}
    _, status, headers = run_wsgi_app(client.application, environ)
    return int(status.split()[0]), headers.get("Location", "")


def test_no_address_is_sent_elsewhere(client: FlaskClient) -> None:
    starts = {rule.rule.split("<")[0] for rule in client.application.url_map.iter_rules()}
    ends = ("", "/", "//", "//x", "/../x", "/./", "\\x", "//evil.example/")
    paths = {f"{before}{start.rstrip('/')}{end}" for start in starts for end in ends for before in ("", "/", "//")}
    assert len(paths) > 200
    # But for where the first page once was, which says so by a path alone.
    roots = {path for path in paths if not path.strip("/")}
    assert {path: found for path in paths - roots if (found := ask(client, path)[1])} == {}
    assert {ask(client, path)[1] for path in roots} <= {"", "/scoreboard"}


def test_an_address_that_is_a_host_alone_is_that_of_the_first_page(client: FlaskClient) -> None:
    assert ask(client, "") == ask(client, "/")


@pytest.mark.parametrize("path", ["/healthz/", "/csv/trends.csv/", "/trends/", "/csv", "/api", "/csv//trends.csv"])
def test_an_address_that_is_nearly_one_is_not_found(path: str, client: FlaskClient) -> None:
    assert ask(client, path)[0] == 404


def test_a_document_without_an_address_of_its_own_has_a_canonical_path(client: FlaskClient, said: Said) -> None:
    found = said(client.get("/trends?as_of=2024-06-17", headers={"Host": "evil.example"}).text)
    assert found["canonical"] == "/trends?as_of=2024-06-17"
    assert "og:url" not in found


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8050", "[::1]:8050", "10.0.0.7", "figures", "a.localhost:1"])
def test_a_name_of_the_machine_or_its_network_is_believed(host: str, client: FlaskClient, said: Said) -> None:
    found = said(client.get("/trends", headers={"Host": host}).text)
    assert found["canonical"] == found["og:url"] == f"http://{host}/trends"


@pytest.mark.parametrize("host", ["evil.example", "localhost", "10.0.0.7", "figures.example.org"])
def test_with_a_public_address_it_stands_in_document_and_feed_whatever_the_host(
    host: str, store: Store, said: Said
) -> None:
    client = client_on(store, PUBLIC)
    found = said(client.get("/trends", headers={"Host": host}).text)
    assert found["canonical"] == found["og:url"] == "https://figures.example.org/trends"
    feed = client.get("/changes.atom", headers={"Host": host}).text
    assert 'href="https://figures.example.org/changes.atom"' in feed


def test_the_page_opened_is_found_behind_a_proxy_that_renames_the_host(store: Store) -> None:
    headers = {"Host": "10.0.0.7:8050", "Referer": "https://figures.example.org/trends"}
    assert "trends-graph" in client_on(store, PUBLIC).get("/_dash-layout", headers=headers).text


@pytest.mark.parametrize("path", ["/scoreboard", "/csv/trends.csv", "/healthz", "/changes.atom", "/nothing"])
@pytest.mark.parametrize("host", ["evil.example", "example.org", "figures.example.org.evil.example", "10.0.0.8"])
def test_with_a_list_other_hosts_are_refused(host: str, path: str, store: Store) -> None:
    answer = client_on(store, LISTED).get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert "does not answer for that host" in answer.get_json(force=True)["detail"]
    assert host not in answer.text


@pytest.mark.parametrize(
    "host", ["figures.example.org", "Intern.Example.org:8050", "10.0.0.7", "localhost:8050", "127.0.0.1", "[::1]:8050"]
)
def test_with_a_list_its_hosts_and_those_of_the_machine_are_answered_for(host: str, store: Store) -> None:
    assert client_on(store, LISTED).get("/healthz", headers={"Host": host}).status_code == 200


def test_a_listed_host_is_believed(store: Store, said: Said) -> None:
    client = client_on(store, Origin(hosts=frozenset({"intern.example.org"})))
    found = said(client.get("/data", headers={"Host": "intern.example.org"}).text)
    assert found["canonical"] == "http://intern.example.org/data"


def test_a_callback_from_a_host_that_is_refused_is_refused(store: Store) -> None:
    answer = client_on(store, LISTED).post("/_dash-update-component", json={}, headers={"Host": "evil.example"})
    assert "does not answer for that host" in answer.get_json(force=True)["detail"]


def test_the_settings_are_read_from_the_environment() -> None:
    environ = {
        "BURDEN_PUBLIC_ADDRESS": "https://figures.example.org:8443/",
        "BURDEN_HOSTS": "A.example, [::1],10.0.0.7,",
    }
    assert read_origin(environ) == Origin(
        "https://figures.example.org:8443", frozenset({"a.example", "::1", "10.0.0.7"})
    )
    assert read_origin({}) == Origin()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BURDEN_PUBLIC_ADDRESS", value)
        for value in (
            "figures.example.org",
            "ftp://a.example",
            "https://",
            "https://a.example/path",
            "https://u@a.example",
        )
    ]
    + [("BURDEN_HOSTS", value) for value in ("*", "a.example:8050", "https://a.example", "a b", "xn--")],
)
def test_a_setting_that_cannot_be_followed_is_named_with_an_example(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=rf"^{name} (is|has) '.*example"):
        read_origin({name: value})


def test_the_stand_in_has_no_address_of_its_own_either(store: Store) -> None:
    client = create_app(store, pages=(ECHO,)).server.test_client()
    assert "evil.example" not in client.get("/scoreboard", headers={"Host": "evil.example"}).text
