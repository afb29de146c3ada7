"""What many plain clients see: requests a second on connections that stay open, and how long a lone request waits."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException

ASKED = b"GET /trends HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n"
# After which a client has no answer.
PATIENCE = 10.0


def measure_rate(port: int, connections: int, seconds: float) -> tuple[float, float]:
    """Requests a second, and the 99th percentile of their milliseconds."""
    times = asyncio.run(_ask_all(port, connections, seconds))
    p99 = statistics.quantiles(times, n=100)[-1] if len(times) > 1 else PATIENCE
    return len(times) / seconds, p99 * 1000


async def _ask_all(port: int, connections: int, seconds: float) -> list[float]:
    times: list[float] = []
    end = time.perf_counter() + seconds
    await asyncio.gather(*(_ask_on(port, end, times) for _ in range(connections)), return_exceptions=True)
    return times


async def _ask_on(port: int, end: float, times: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while (begun := time.perf_counter()) < end:
            writer.write(ASKED)
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
            length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
            await reader.readexactly(int(length.partition(b":")[2]))
            times.append(time.perf_counter() - begun)
    finally:
        writer.close()


def measure_waits(port: int, clients: int, rounds: int) -> list[float]:
    """The milliseconds of /healthz for so many clients at once, again and again; infinity where no answer came."""
    with ThreadPoolExecutor(clients) as pool:
        return [wait for found in pool.map(lambda _: list(_wait(port, rounds)), range(clients)) for wait in found]


def _wait(port: int, rounds: int) -> Iterator[float]:
    for _ in range(rounds):
        begun, connection = time.perf_counter(), HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/healthz")
            yield (time.perf_counter() - begun) * 1000 if connection.getresponse().read() else float("inf")
        except (OSError, HTTPException):
            yield float("inf")
            return
        finally:
            connection.close()
