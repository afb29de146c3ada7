"""Bodies that the server cannot read, under whatever server: 400, and no traceback. All are made up."""

from io import BytesIO
from typing import Any

import pytest
from asking import router_body
from flask.testing import FlaskClient
from werkzeug.test import create_environ, run_wsgi_app

CALLBACKS = "/_dash-update-component"


class Broken:
    """A body that raises what its server would."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def read(self, *_: Any) -> bytes:
        raise self._error

    readline = readlines = __iter__ = read


@pytest.mark.parametrize("error", [Exception("b'zz'"), OSError("gone"), ValueError("no length"), TimeoutError("late")])
def test_a_body_that_cannot_be_read_is_the_fault_of_who_asks(
    error: Exception, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    environ = create_environ(CALLBACKS, method="POST", content_type="application/json")
    environ |= {"wsgi.input": Broken(error), "wsgi.input_terminated": True}
    content, status, headers = run_wsgi_app(client.application, environ)
    assert status.startswith("400 ")
    assert b"The body of the request cannot be read." in b"".join(content)
    assert "Content-Security-Policy" in headers
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("length", "status"), [(60_000, 400), (65_536, 400), (65_537, 413), (70_000, 413), (1_000_000, 413)]
)
def test_a_body_that_does_not_tell_its_length_is_refused_where_it_is_too_long_and_never_cut_off(
    length: int, status: int, client: FlaskClient
) -> None:
    environ = create_environ(CALLBACKS, method="POST", content_type="application/json")
    environ |= {"wsgi.input": BytesIO(b"x" * length), "wsgi.input_terminated": True}
    content, found, headers = run_wsgi_app(client.application, environ)
    told = b"".join(content)
    assert found.startswith(f"{status} ")
    assert (b"The body of the request is too long." if status == 413 else b"the body is not JSON") in told
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" in headers


def test_a_sound_body_is_read_through_the_gate(client: FlaskClient) -> None:
    assert client.post(CALLBACKS, json=router_body("/trends")).status_code == 200
