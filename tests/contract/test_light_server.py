"""What a server process does not import: what reads publishers' files and makes audits is heavy, and not its work."""

import subprocess
import sys

import pytest

PROGRAM = "import sys, dashboard.web.server; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


@pytest.fixture(scope="module")
def imported() -> set[str]:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    "package", ["pandas", "pandera", "scipy", "openpyxl", "pypdfium2", "requests", "apscheduler", "pycountry", "duckdb"]
)
def test_a_server_starts_without_it(package: str, imported: set[str]) -> None:
    assert package not in imported


def test_what_is_listed_is_what_a_server_imports(imported: set[str]) -> None:
    assert {"dash", "pyarrow", "waitress", "etl"} <= imported
