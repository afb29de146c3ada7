"""What a browser asks of the application."""

from typing import Any


def router_body(pathname: Any = "/", search: Any = "") -> dict[str, Any]:
    """The body that asks the router for what stands at a path."""
    return {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "url", "property": "pathname", "value": pathname}],
        "state": [{"id": "url", "property": "search", "value": search}],
        "changedPropIds": ["url.pathname"],
    }
