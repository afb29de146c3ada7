"""Which versions there are: those of seeds/cow/releases.csv, and newer ones that the publisher's page links to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.catalogue.sources import SOURCES
from etl.errors import AbsentError, LayoutError
from etl.fetch import Fetch, Resource
from etl.observation import order_name
from etl.sources.links import Link, list_links, share_site
from etl.sources.publication import date_release
from etl.sources.releases import KnownRelease, ReleaseList
from etl.sources.remedies import look_at_page

# `file` is the address of a version, with the file inside the zip as fragment.
VERSIONS = ReleaseList(source="cow", columns=("title", "file"), definition="cow")
PAGE = SOURCES["cow"].finds.address
# NMCv7.zip, NMC_5_0.zip, NMC-60-abridged.zip. A number behind a hyphen is a second upload of the same version.
_NAMED = re.compile(r"NMC[-_ ]?(v?)([0-9]+)(?:[._]([0-9]+))?(?![0-9]).*\.zip", re.IGNORECASE)
_BESIDE = re.compile(r"suppl|codebook|manual|document", re.IGNORECASE)


def find_linked(fetch: Fetch) -> Mapping[str, str]:
    """The address of each version that the publisher's page links to; none where a mirror lacks the page.

    Raises FetchError where the page cannot be had otherwise, LayoutError where it links to no version at all.
    """
    page = _fetch_page(fetch)
    if page is None:
        return {}
    named = ((_name_version(link), link.address) for link in list_links(page.content, page.url) if _is_ours(link))
    # The first link to a version counts, as the page has the newest at its top.
    found = {version: address for version, address in reversed([*named]) if version}
    if not found:
        raise LayoutError(page.url, "links to no version of the National Material Capabilities", look_at_page(page.url))
    return found


def list_newer(linked: Iterable[str], known: Sequence[KnownRelease]) -> list[str]:
    """The versions that are newer than all that are known, oldest first."""
    newest = max((order_name(one.release) for one in known), default=())
    return sorted((version for version in linked if order_name(version) > newest), key=order_name)


def describe_version(version: str, fetched: Resource, known: Sequence[KnownRelease]) -> KnownRelease:
    """A version that is not listed, with the day by which it was out, as far as its file tells."""
    newest = max(one.published for one in known)
    day, note = date_release(fetched, newest)
    title = f"National Material Capabilities, version {version}"
    return KnownRelease("cow", version, day, title, "cow", note, file=fetched.url)


def _fetch_page(fetch: Fetch) -> Resource | None:
    for address in (PAGE, PAGE.rstrip("/")):
        try:
            return fetch(address)
        except AbsentError:
            continue
    return None


def _is_ours(link: Link) -> bool:
    return share_site(link.address, PAGE) and not _BESIDE.search(_name_file(link))


def _name_version(link: Link) -> str:
    """The version that a file is of by its name, as 7.0; "" where it is of none."""
    found = _NAMED.fullmatch(_name_file(link))
    if not found:
        return ""
    letter, whole, part = found.groups()
    # 60 is 6.0.
    if part is None and not letter and len(whole) > 1:
        whole, part = whole[:-1], whole[-1]
    return f"{int(whole)}.{int(part or 0)}"


def _name_file(link: Link) -> str:
    return PurePosixPath(urlsplit(link.address).path).name
