"""Two hundred clients that drip, beside plain ones, which are answered. How soon, benchmarks/servers.py prints."""

import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from own_server import served
from slow_clients import KINDS, slow_clients

from etl.catalogue.seeds import shipped

SLOW, PLAIN = 200, 20
PATHS = ("/healthz", "/", "/trends", "/data")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="A process is not ended by a signal on Windows.")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(shipped("embedded"), tmp_path_factory.mktemp("home")) as (_, found):
        yield found


@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_slow_clients_keep_nobody_from_an_answer(kind: str, address: str) -> None:
    with slow_clients(address, kind, SLOW), ThreadPoolExecutor(PLAIN) as pool:
        asked = [pool.submit(requests.get, f"{address}{path}", timeout=60) for path in PATHS * (PLAIN // len(PATHS))]
        assert {one.result().status_code for one in asked} == {200}


def test_a_server_with_slow_clients_ends_all_the_same(tmp_path: Path) -> None:
    with served(shipped("embedded"), tmp_path) as (process, address):
        with slow_clients(address, "heads", 50), slow_clients(address, "readers", 50):
            process.terminate()
            assert process.wait(30) == 0
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=20)
