"""Bodies that the server cannot read, under whatever server: 400, and no traceback. All are made up."""

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


def test_a_sound_body_is_read_through_the_gate(client: FlaskClient) -> None:
    assert client.post(CALLBACKS, json=router_body("/trends")).status_code == 200
