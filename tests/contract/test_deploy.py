"""What deploy/ and the manual for operators say is what the commands, the scheduler and systemd understand."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from configparser import RawConfigParser
from pathlib import Path

import click
import pytest

from etl.cli import main
from etl.fetch import failure
from etl.refresh.schedule.crontab import build_trigger, parse_line

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
UNITS = [*SERVICES, *DEPLOY.glob("*.timer")]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def assert_accepted(words: Sequence[str]) -> None:
    """The real command takes these words, the first of which is the program."""
    assert Path(words[0]).name == "burden"
    command: click.Command = main
    rest = list(words[1:])
    while rest and isinstance(command, click.Group):
        found = command.get_command(click.Context(command), rest[0])
        assert found is not None, f"there is no command {rest[0]!r}"
        command, rest = found, rest[1:]
    command.make_context(str(command.name), rest)


def unit(path: Path) -> RawConfigParser:
    # A key may stand twice in a unit, but in ours none does.
    parsed = RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    parsed.optionxform = str  # type: ignore[assignment,method-assign]  # as systemd, which tells case apart
    parsed.read(path, encoding="utf-8")
    return parsed


def test_there_are_two_services_and_a_timer() -> None:
    assert {path.name for path in UNITS} == {"burden-refresh.service", "burden-refresh.timer", "burden-serve.service"}


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_runs_a_command_that_there_is(path: Path) -> None:
    assert_accepted(shlex.split(unit(path)["Service"]["ExecStart"]))


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_can_write_its_own_folder_and_no_other(path: Path) -> None:
    service = unit(path)["Service"]
    folder = f"/var/lib/{service['StateDirectory']}"
    assert service["Environment"] == f"BURDEN_DATA={folder}"
    hardened = ("DynamicUser", "NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "RestrictNamespaces")
    assert {service[name] for name in hardened} == {"yes"}
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""


def test_both_services_share_a_user_and_a_folder() -> None:
    shared = [
        {name: unit(path)["Service"][name] for name in ("User", "StateDirectory", "Environment")} for path in SERVICES
    ]
    assert shared[0] == shared[1]


def test_the_timer_starts_the_refresh() -> None:
    timer = unit(DEPLOY / "burden-refresh.timer")
    assert timer["Timer"].get("Unit", "burden-refresh.service") == "burden-refresh.service"
    assert timer["Timer"]["Persistent"] == "yes"


def analyze(*words: str) -> str:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed")
    ran = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def placed(folder: Path) -> list[str]:
    """Copies of the units whose program is one that this machine has."""
    for path in UNITS:
        text = path.read_text(encoding="utf-8").replace("/opt/burden-sharing/bin/burden", sys.executable)
        (folder / path.name).write_text(text, encoding="utf-8")
    return [str(folder / path.name) for path in UNITS]


def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    told = analyze("verify", "--man=no", *placed(tmp_path))
    assert [line for line in told.splitlines() if "burden" in line] == []


def test_systemd_finds_the_services_well_confined(tmp_path: Path) -> None:
    placed(tmp_path)
    for path in SERVICES:
        told = analyze("security", "--offline=yes", "--threshold=30", str(tmp_path / path.name))
        assert re.search(r"exposure level.*: [0-2]\.\d OK", told), told[-300:]


def test_systemd_knows_the_hours_of_the_timer() -> None:
    assert "Next elapse" in analyze("calendar", unit(DEPLOY / "burden-refresh.timer")["Timer"]["OnCalendar"])


def test_the_crontab_line_is_read_by_our_own_scheduler_and_its_command_is_one() -> None:
    lines = (DEPLOY / "crontab.example").read_text(encoding="utf-8").splitlines()
    [line] = [line for line in lines if re.match(r"[\d*]", line)]
    *fields, command = line.split(maxsplit=5)
    assert parse_line(" ".join(fields)).hours == (6,)
    words, _, output = command.partition(" >")
    assert output == "/dev/null"
    assert_accepted(shlex.split(words))


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Containerfile, each with its words."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n", " ", text).splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return [(name, words) for name, words in pairs]


def test_the_container_is_built_from_files_that_are_there() -> None:
    copied = [shlex.split(words)[:-1] for name, words in instructions() if name == "COPY" and "--from" not in words]
    sources = {source for several in copied for source in several}
    assert {"pyproject.toml", "constraints.txt", "etl", "dashboard", "seeds", "data/embedded"} <= sources
    assert not [source for source in sources if not (ROOT / source).exists()]
    assert any(
        "pip install --no-cache-dir -c constraints.txt ." in words for name, words in instructions() if name == "RUN"
    )


def test_the_container_holds_what_the_wheel_is_made_of() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    forced = re.findall(r'^"([\w/]+)" = "etl/shipped/', project, flags=re.MULTILINE)
    copied = " ".join(words for name, words in instructions() if name == "COPY").split()
    assert forced
    assert not [source for source in forced if not any(source == one or source.startswith(f"{one}/") for one in copied)]


def test_the_container_runs_a_command_that_there_is_as_nobody_special() -> None:
    said = dict(instructions())
    words = [*json.loads(said["ENTRYPOINT"]), *json.loads(said["CMD"])]
    assert_accepted(words)
    build_trigger(words[words.index("--refresh") + 1], words[words.index("--timezone") + 1], 0)
    assert said["USER"] not in ("root", "0")
    assert f"BURDEN_DATA={said['VOLUME']}" in said["ENV"]
    assert said["EXPOSE"] == words[words.index("--port") + 1]
    assert f"127.0.0.1:{said['EXPOSE']}/healthz" in said["HEALTHCHECK"]


def test_the_container_names_no_registry() -> None:
    images = [words.split()[0] for name, words in instructions() if name == "FROM"]
    assert len(set(images)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim", images[0])


def test_the_manual_for_operators_names_only_commands_that_there_are() -> None:
    commands = re.findall(r"^(?:[A-Z_]+=\S+ )*(burden .+?)(?:\s+#.*)?$", OPERATIONS, flags=re.MULTILINE)
    assert len(commands) > 10
    for command in commands:
        assert_accepted(shlex.split(command))


def test_the_manual_for_operators_explains_every_refusal() -> None:
    told = [problem for problem, _ in (*failure.REFUSALS.values(), *failure.CERTIFICATES.values())]
    told += [failure.UNKNOWN_AUTHORITY[0].partition(":")[0], *(problem for _, problem, _ in failure.SETTINGS)]
    assert len(told) > 10
    assert [problem for problem in told if problem.partition(":")[0] not in OPERATIONS] == []


def test_the_manual_for_operators_names_only_files_that_are_there() -> None:
    paths = re.findall(r"`((?:deploy|docs|benchmarks)/[\w./-]+)`", OPERATIONS)
    assert len(paths) > 3
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_the_container_is_built_from_all_files_that_the_package_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = re.findall(r"^COPY (?!--)(.+)$", (DEPLOY / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE)
    copied = {name for line in lines for name in line.split()[:-1]}
    assert {project["readme"], *project["license-files"], "pyproject.toml"} <= copied
