"""Which connections have something to do, as Linux tells it (epoll): a turn costs what those cost that have, not all.

waitress asks every connection at every turn whether it would read or write. Here one is asked when something happened
to it, while a thread is at work for it, and once a second, whatever happened.
"""

import select
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from waitress.wasyncore import readwrite

CAN_WATCH = hasattr(select, "epoll")
_READS, _WRITES = select.POLLIN | select.POLLPRI if CAN_WATCH else 0, select.POLLOUT if CAN_WATCH else 0


class Watch:
    """The sockets of a server by what each waits for. Of one thread alone.

    `is_served` tells of which of them another thread may change what it waits for, and wakes this one when it has.
    """

    def __init__(self, is_served: Callable[[Any], bool]) -> None:
        self._system, self._is_served = select.epoll(), is_served
        self._flags: dict[int, int] = {}
        self._stirred: set[Any] = set()

    def stir(self, ones: Iterable[Any]) -> None:
        """Ask these at the next turn what they wait for."""
        self._stirred.update(ones)

    def forget(self, number: int) -> None:
        """A socket of this number is closed, which the system knows by itself; the next may have it."""
        self._flags.pop(number, None)

    def turn(self, seconds: float, known: Mapping[int, Any]) -> None:
        """Let those of `known`, by the numbers of their sockets, read and write that can, once one can."""
        stirred, self._stirred = self._stirred, set()
        for one in stirred:
            number = one._fileno  # None once it is closed
            if known.get(number) is one:
                self._settle(number, one)
        for number, flags in self._system.poll(seconds):
            if number in known:
                self._stirred.add(known[number])
                readwrite(known[number], flags)

    def close(self) -> None:
        """Watch nothing any more."""
        self._system.close()

    def _settle(self, number: int, one: Any) -> None:
        # Asked first: what is changed after that shows at the turn for which we are woken.
        if self._is_served(one):
            self._stirred.add(one)
        wanted = (_READS if one.readable() else 0) | (_WRITES if one.writable() and not one.accepting else 0)
        before = self._flags.get(number, 0)
        if wanted == before:
            return
        if not before:
            self._system.register(number, wanted)
        elif wanted:
            self._system.modify(number, wanted)
        else:
            # Even of one that waits for nothing it would be told that its peer is gone, again and again.
            self._system.unregister(number)
        self._flags[number] = wanted
