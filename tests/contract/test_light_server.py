"""What a server process does not import: what reads publishers' files and makes audits is heavy, and not its work."""

import subprocess
import sys

import pytest

from dashboard.shared import mantine

NAMES = "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
PROGRAM = f"import sys, dashboard.web.application, dashboard.web.workers; {NAMES}"
# What it is that starts them, and stays to watch over them.
WATCHING = f"import sys, etl.cli.serve, dashboard.web.server; {NAMES}"


def list_imported(program: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.fixture(scope="module")
def imported() -> set[str]:
    return list_imported(PROGRAM)


@pytest.mark.parametrize(
    "package", ["pandas", "pandera", "scipy", "openpyxl", "pypdfium2", "requests", "apscheduler", "pycountry", "duckdb"]
)
def test_a_server_starts_without_it(package: str, imported: set[str]) -> None:
    assert package not in imported


def test_what_is_listed_is_what_a_server_imports(imported: set[str]) -> None:
    assert {"dash", "pyarrow", "waitress", "etl"} <= imported


def test_the_process_that_watches_over_those_that_serve_has_nothing_of_what_they_need(imported: set[str]) -> None:
    needed = {"dash", "flask", "plotly", "numpy", "pyarrow", "waitress", "rich", "orjson", "msgspec", "brotli"}
    assert needed - imported == {"rich"}
    assert not needed & list_imported(WATCHING)


def test_a_server_that_looks_into_a_publishers_workbook_takes_in_nothing_that_fetches_one() -> None:
    program = """
import sys, dashboard.web.application
from etl.errors import LayoutError
from etl.store.original import read_corner
try:
    read_corner(b"no workbook", "made-up.xlsx", "TABLE1", (5, 5))
except LayoutError:
    """
    read = list_imported(f"{program}{NAMES}")
    assert "openpyxl" in read
    assert not {"requests", "stamina", "pandas"} & read


def test_of_mantine_a_server_takes_in_the_components_that_pages_use() -> None:
    names = "print(*(name for name in sys.modules if name.startswith('dash_mantine_components.')))"
    taken = list_imported(f"import sys, dashboard.web.application; {names}")
    own = {name.rpartition(".")[2] for name in taken if name.rpartition(".")[2][0].isupper()}
    assert own == set(mantine.__all__)


def test_pages_do_with_a_package_that_was_taken_in_whole_before() -> None:
    program = "import dash_mantine_components as whole; from dashboard.shared import mantine; "
    assert list_imported(f"{program}print(whole.Select is mantine.Select, whole.Slider.__name__)") == {"True", "Slider"}
