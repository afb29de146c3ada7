"""Hands each source what was given of it: releases by themselves, and files that stand in for addresses."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from etl.dataframe import Collected
from etl.errors import FetchError
from etl.fetch import Fetch, Resource
from etl.files import encode_json
from etl.observation import BY_HAND
from etl.refresh.deposits.shelf import Deposit, Shelf
from etl.refresh.ledger import Ledger
from etl.refresh.readings import Fetched
from etl.sources.given import Given, note_given

_LOGGER = logging.getLogger(__name__)


def bind_source(
    ledger: Ledger, source: str, collect: Callable[..., Any], fetch: Fetch
) -> tuple[Callable[[Fetch], Iterator[Collected]], Fetch]:
    """The collector, which gives what was given too, and the addresses with what stands in for them.

    Where nothing was given, both are as they are. Raises PublishError where what was given is damaged.
    """
    shelf = ledger.shelf
    mine = shelf.list_of(source) if shelf else ()
    if not shelf or not mine:
        return collect, fetch
    _note_nothing(ledger, source)
    given = [shelf.open_given(one) for one in mine if not one.address]
    # Of several files for an address the last one stands in.
    stand_ins = {one.address: one for one in mine if one.address}
    return partial(_collect, collect, given), partial(_fetch, fetch, shelf, stand_ins, mine)


def _note_nothing(ledger: Ledger, source: str) -> None:
    """Where the source was read last before anything was given, say so in the record: it is read again."""
    known = ledger.known.get(source)
    if known and all(one.url != BY_HAND for one in known.fetched):
        ledger.known[source] = replace(known, fetched=(Fetched(BY_HAND, ""), *known.fetched))


def _collect(collect: Callable[..., Any], given: Sequence[Given], fetch: Fetch) -> Iterator[Collected]:
    # For the record of what was read: it stands for all that was given, and other files are another reading.
    fetch(BY_HAND)
    yield from map(note_given, collect(fetch, given) if given else collect(fetch))


def _fetch(fetch: Fetch, shelf: Shelf, stand_ins: Mapping[str, Deposit], mine: Sequence[Deposit], url: str) -> Resource:
    if url == BY_HAND:
        return Resource.of(BY_HAND, encode_json(list(mine)), "application/json")
    try:
        return fetch(url)
    except FetchError as error:
        one = stand_ins.get(url)
        if one is None:
            raise
        _LOGGER.warning("%s The file %r, given by hand on %s, stands in.", error, one.name, f"{one.given:%Y-%m-%d}")
        return shelf.open_stand_in(one)
