# SPDX-License-Identifier: Apache-2.0
"""The import contracts of pyproject.toml hold, and what they cannot say."""

import ast
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "briefing_app"


def imported_modules(file: Path) -> set[str]:
    """Absolute names of what a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            found.add(f"{node.module}")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exit_code = lint_imports(no_cache=True)
    assert exit_code == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("package", "own"),
    [
        ("domain", ("briefing_app.domain", "briefing_app.resources")),
        ("analysis", ("briefing_app.analysis", "briefing_app.domain", "briefing_app.resources")),
    ],
)
def test_lower_packages_import_only_the_standard_library(package: str, own: tuple[str, ...]) -> None:
    strangers = {
        (str(file.relative_to(ROOT)), module)
        for file in (PACKAGE / package).rglob("*.py")
        for module in imported_modules(file)
        if module.split(".")[0] not in sys.stdlib_module_names
        and module != "briefing_app"
        and not any(module == name or module.startswith(f"{name}.") for name in own)
    }
    assert not strangers


def test_pyplot_is_not_used() -> None:
    users = [file for file in PACKAGE.rglob("*.py") if "matplotlib.pyplot" in imported_modules(file)]
    assert not users, "pyplot keeps global state and needs a display"
