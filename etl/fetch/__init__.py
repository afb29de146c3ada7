"""Has the publishers' bytes: `Fetcher` from the network, `Mirror` from a folder, `MirrorFetcher` from one with a copy.

Nothing else imports requests.
"""

from etl.fetch.mirror import Mirror, MirrorFetcher
from etl.fetch.network import Fetcher, Policy
from etl.fetch.resource import Fetch, Resource

__all__ = ["Fetch", "Fetcher", "Mirror", "MirrorFetcher", "Policy", "Resource"]
