# SPDX-License-Identifier: Apache-2.0
"""Rules that every file of the project keeps."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("briefing_app", "benchmarks", "tools")

LONGEST_MODULE = 600
LONGEST_FUNCTION = 60
# Module: why it may be longer.
LONG_MODULES: dict[str, str] = {}
# "module:function": why it may be longer.
LONG_FUNCTIONS: dict[str, str] = {}

# Put together here so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:" + "work|root|opt/pypi" + r")/")
PACKAGE_HOSTS = re.compile(
    r"https?://[^\s\"'>]*/simple\b|(?:"
    + "|".join((r"pypi\.", r"files\.pythonhosted\.", r"deb\.debian\.", r"registry\.npmjs\."))
    + r")org",
)


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project, without what git ignores."""
    git = shutil.which("git")
    if git is not None and (ROOT / ".git").exists():
        command = [
            git,
            "-C",
            str(ROOT),
            "-c",
            f"safe.directory={ROOT}",
            "ls-files",
            "-z",
            "-co",
            "--exclude-standard",
        ]
        listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = [ROOT / name for name in listing.split("\0") if name]
    else:
        built = {".venv", "build", "dist", "demo", "node_modules", "__pycache__"}
        found = [file for file in ROOT.rglob("*") if not built.intersection(file.relative_to(ROOT).parts)]
    return tuple(sorted(file for file in found if file.is_file()))


def text_files() -> Iterator[tuple[str, str]]:
    for file in project_files():
        content = file.read_bytes()
        if b"\0" not in content:
            yield file.relative_to(ROOT).as_posix(), content.decode("utf-8", errors="replace")


def python_files(*folders: str) -> Iterator[tuple[str, str]]:
    for name, text in text_files():
        if name.endswith(".py") and (not folders or name.split("/")[0] in folders):
            yield name, text


def matches(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in text_files()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_modules_are_short() -> None:
    too_long = {name: len(text.splitlines()) for name, text in python_files(*CODE)}
    too_long = {name: size for name, size in too_long.items() if size > LONGEST_MODULE}
    assert too_long.keys() == LONG_MODULES.keys(), f"split these, or give a reason: {too_long}"


def test_functions_are_short() -> None:
    too_long = {
        f"{name}:{node.name}": node.end_lineno - node.lineno + 1
        for name, text in python_files(*CODE)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert too_long.keys() == LONG_FUNCTIONS.keys(), f"split these, or give a reason: {too_long}"


def test_python_files_name_their_licence_first() -> None:
    bare = [name for name, text in python_files() if not text.startswith("# SPDX-License-Identifier: Apache-2.0\n")]
    assert not bare


def test_modules_say_what_they_own() -> None:
    silent = [name for name, text in python_files(*CODE) if not ast.get_docstring(ast.parse(text))]
    assert not silent


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not matches(MACHINE_PATHS)


def test_no_file_names_a_package_host() -> None:
    assert not matches(PACKAGE_HOSTS)


def test_lock_has_a_hash_for_each_requirement_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert not re.search(r"^\s*(?:-i|-f|--(?!hash=))", lock, re.MULTILINE)
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]


def test_lock_holds_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    direct = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    named = {re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-") for requirement in direct}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert named <= set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))


def test_nobody_walks_the_focus_chain_of_qt() -> None:
    """To PySide each widget it hands out so belongs to the one before from then on. When that goes, so do the wrappers
    of all that hangs on the other, the whole window in the end, and each further widget that goes takes longer."""
    found = [name for name, text in python_files(*CODE, "tests") if re.search(r"\.(next|previous)InFocusChain\(", text)]
    assert found == []
