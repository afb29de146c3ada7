"""What the head of a document says of its page: title, description and preview, for whoever does not run it."""

from dataclasses import dataclass
from html import escape

from dashboard.picture.sheet import SIZES
from dashboard.shared.atom import MIMETYPE
from dashboard.shared.picture_link import Form
from dashboard.shared.wording import BRAND


@dataclass(frozen=True)
class Head:
    """What a document says. `address` is its canonical URL, `csv` the path of its numbers and `picture` that of its
    chart; "" where it has none.

    `root` is what its addresses begin with, "" where nobody knows. `chart`: plotly.js will be asked for.
    """

    title: str
    description: str
    root: str = ""
    address: str = ""
    csv: str = ""
    feed: str = ""
    chart: bool = False
    picture: str = ""


def write_head(head: Head) -> str:
    """The elements that tell it, as HTML."""
    title, description, address = escape(head.title), escape(head.description), escape(head.address)
    told = [
        f'<meta name="description" content="{description}">',
        '<meta property="og:type" content="website">',
        f'<meta property="og:site_name" content="{BRAND}">',
        f'<meta property="og:title" content="{title}">',
        f'<meta property="og:description" content="{description}">',
    ]
    if head.address:
        # A link preview wants an absolute address, or none.
        told += [f'<meta property="og:url" content="{address}">'] if head.root else []
        told.append(f'<link rel="canonical" href="{address}">')
    else:
        told.append('<meta name="robots" content="noindex">')
    told += _previews(head)
    if head.csv:
        told.append(f'<link rel="alternate" type="text/csv" href="{escape(head.csv)}">')
    if head.feed:
        told.append(f'<link rel="alternate" type="{MIMETYPE}" href="{escape(head.feed)}">')
    return "\n".join(told)


def _previews(head: Head) -> list[str]:
    """The picture that a link preview shows. It wants an absolute address, or none."""
    if not head.picture or not head.root:
        return ['<meta name="twitter:card" content="summary">']
    size = SIZES[Form().size]
    told = {
        "og:image": f"{head.root}{head.picture}",
        "og:image:type": "image/png",
        "og:image:width": size.width,
        "og:image:height": size.height,
        "og:image:alt": head.title,
    }
    written = [f'<meta property="{name}" content="{escape(str(text))}">' for name, text in told.items()]
    return ['<meta name="twitter:card" content="summary_large_image">', *written]
