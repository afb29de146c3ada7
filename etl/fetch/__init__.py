"""Has the publishers' bytes: `Fetcher` from the network, `Mirror` from a folder, `MirrorFetcher` from one with a copy.

Nothing else imports requests.
"""

from etl.fetch.document import Fetch, Fetched
from etl.fetch.mirror import Mirror, MirrorFetcher
from etl.fetch.network import Fetcher, Policy

__all__ = ["Fetch", "Fetched", "Fetcher", "Mirror", "MirrorFetcher", "Policy"]
