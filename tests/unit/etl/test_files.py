"""Files are written in one place: whole or not at all. And nothing of the ETL writes in another way."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up import files_below, full_disk

from etl.files import write

ETL = Path(__file__).resolve().parents[3] / "etl"
# What writes a file, or makes one to write to, as it is called.
CALLS = {
    "write_bytes",
    "write_text",
    "touch",
    "symlink_to",
    "hardlink_to",
    "write_table",
    "to_parquet",
    "to_csv",
    "save",
}
MODULES = {"tempfile", "shutil"}
MODE = re.compile(r"[wax][bt+]*|r[bt]*\+[bt]*")


def test_a_file_is_written_whole_over_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.json"
    write(path, b"old")
    write(path, b"new")
    assert files_below(tmp_path) == {"deep/file.json": b"new"}
    assert path.stat().st_mode & 0o777 in (0o644, 0o666)


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "file.json", b"old")
    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path / "file.json", b"new")
    assert files_below(tmp_path) == {"file.json": b"old"}


def writes(tree: ast.AST) -> Iterator[str]:
    """The places at which a module writes, or might."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
            yield from (f"line {node.lineno}: imports {name}" for name in named & MODULES)
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            modes = [one.value for one in (*node.args, *(word.value for word in node.keywords if word.arg == "mode"))
                     if isinstance(one, ast.Constant) and isinstance(one.value, str)]  # fmt: skip
            if name in CALLS or (name == "open" and any(MODE.fullmatch(mode) for mode in modes)):
                yield f"line {node.lineno}: calls {name}"


@pytest.mark.parametrize(
    "code",
    [
        "path.write_bytes(b'')",
        "path.write_text('')",
        "open('a', 'w')",
        "path.open('ab')",
        "path.open(mode='x')",
        "import shutil",
        "from tempfile import NamedTemporaryFile",
        "frame.to_csv('a')",
    ],
)
def test_the_rule_finds_what_writes(code: str) -> None:
    assert list(writes(ast.parse(code)))


def test_the_rule_lets_reading_pass() -> None:
    code = "path.open(encoding='utf-8'); open('b', 'rb'); path.read_bytes(); write(path, b''); 'a'.replace('a', 'b')"
    assert list(writes(ast.parse(code))) == []


def test_nothing_writes_but_the_one_atomic_write() -> None:
    modules = (path for path in ETL.rglob("*.py") if path != ETL / "files.py")
    found = {str(path.relative_to(ETL)): list(writes(ast.parse(path.read_text("utf-8")))) for path in modules}
    # A table of Parquet is made in memory; what Linux is told of a process is no file of any folder.
    allowed = {"store/parts.py", "refresh/isolation/child.py"}
    assert {name: places for name, places in found.items() if places}.keys() == allowed
