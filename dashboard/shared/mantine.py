"""The Mantine components that pages use, each imported by itself.

dash_mantine_components imports all of its 110 with whichever is asked for, which takes 8 MB that nobody uses.
"""

import sys
from importlib import import_module
from types import ModuleType

_PACKAGE = "dash_mantine_components"
# Where a package that Dash generates lists its components.
_LIST = f"{_PACKAGE}._imports_"


def _import_package() -> None:
    """Import the package with an empty list of components; one that was imported whole before stays so."""
    if _PACKAGE not in sys.modules:
        empty = ModuleType(_LIST)
        empty.__all__ = []  # type: ignore[attr-defined]
        sys.modules[_LIST] = empty
        import_module(_PACKAGE)
        del sys.modules[_LIST]


_import_package()

from dash_mantine_components.Alert import Alert  # noqa: E402
from dash_mantine_components.MantineProvider import MantineProvider  # noqa: E402
from dash_mantine_components.MultiSelect import MultiSelect  # noqa: E402
from dash_mantine_components.NumberInput import NumberInput  # noqa: E402
from dash_mantine_components.Select import Select  # noqa: E402
from dash_mantine_components.Switch import Switch  # noqa: E402
from dash_mantine_components.Table import Table  # noqa: E402
from dash_mantine_components.TextInput import TextInput  # noqa: E402

__all__ = ["Alert", "MantineProvider", "MultiSelect", "NumberInput", "Select", "Switch", "Table", "TextInput"]
