"""What is watched by its sockets: pairs that are made up, and talk to nobody else."""

import socket
from collections.abc import Iterator

import pytest

from dashboard.web.watch import CAN_WATCH, Watch

pytestmark = pytest.mark.skipif(not CAN_WATCH, reason="Only Linux tells of many sockets at once.")


class End:
    """One end of a pair, which counts how often it is asked, and keeps what it reads."""

    accepting = False

    def __init__(self) -> None:
        self.peer, self._own = socket.socketpair()
        self._fileno = self._own.fileno()
        self.asked, self.found = 0, b""
        self.reads, self.writes, self.is_served = True, False, False

    @property
    def number(self) -> int:
        return self._fileno

    def readable(self) -> bool:
        self.asked += 1
        return self.reads

    def writable(self) -> bool:
        return self.writes

    def handle_read_event(self) -> None:
        self.found += self._own.recv(100)

    def handle_write_event(self) -> None:
        self.writes = self._own.send(b"written") == 0

    def handle_close(self) -> None:
        self.reads = False

    def close(self) -> None:
        self._own.close()
        self.peer.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    found = Watch(lambda one: bool(one.is_served))
    yield found
    found.close()


@pytest.fixture
def ends() -> Iterator[list[End]]:
    found = [End() for _ in range(3)]
    yield found
    for end in found:
        end.close()


def turn(watch: Watch, ends: list[End], times: int = 1) -> None:
    for _ in range(times):
        watch.turn(0, {end.number: end for end in ends})


def test_what_nothing_happens_to_is_asked_once(watch: Watch, ends: list[End]) -> None:
    watch.stir(ends)
    turn(watch, ends)
    ends[0].peer.sendall(b"here")
    turn(watch, ends, 5)
    assert [end.found for end in ends] == [b"here", b"", b""]
    assert [end.asked for end in ends] == [2, 1, 1]


def test_what_a_thread_is_at_work_for_is_asked_at_every_turn_until_it_is_done(watch: Watch, ends: list[End]) -> None:
    end = ends[0]
    end.is_served, end.reads = True, False
    watch.stir(ends)
    turn(watch, ends, 3)
    end.is_served, end.writes = False, True
    turn(watch, ends)
    assert end.peer.recv(100) == b"written"
    turn(watch, ends, 5)
    assert (end.asked, end.writes) == (5, False)


def test_what_waits_for_nothing_is_not_told_again_and_again_that_its_peer_is_gone(
    watch: Watch, ends: list[End]
) -> None:
    end = ends[0]
    watch.stir(ends)
    turn(watch, ends)
    end.reads = False
    watch.stir([end])
    turn(watch, ends)
    end.peer.close()
    turn(watch, ends, 3)
    assert end.asked == 2
    end.reads = True
    watch.stir([end])
    turn(watch, ends)
    assert not end.reads


def test_a_number_that_was_another_s_is_watched_anew(watch: Watch, ends: list[End]) -> None:
    first, *rest = ends
    watch.stir(ends)
    turn(watch, ends)
    first.close()
    watch.forget(first.number)
    again = End()
    assert again.number == first.number or again.peer.fileno() == first.number
    watch.stir([again])
    turn(watch, [again, *rest])
    again.peer.sendall(b"here")
    turn(watch, [again, *rest])
    assert again.found == b"here"
    again.close()
