# SPDX-License-Identifier: Apache-2.0
"""Every wrong engine of the mutation check can still be made from the source as it is; `make mutants` tries them."""

import ast
from pathlib import Path

import pytest

from tools.mutants import MUTANTS, ROOT, Mutant

EXPECTED = {
    "silent last-write-wins", "delete wins", "concurrency by clock", "last arrived wins", "edit replaces all heads",
    "edit replaces nothing", "known records skipped", "undo without head check", "merge drops blobs",
    "merge commits per record", "resolution supersedes only the shown side",
}  # fmt: skip


def source_of(mutant: Mutant) -> str:
    return (ROOT / mutant.file).read_text(encoding="utf-8")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_mutant_applies_to_the_source_and_is_a_program(mutant: Mutant) -> None:
    source = source_of(mutant)
    wrong = mutant.applied(source)
    assert ast.dump(ast.parse(wrong)) != ast.dump(ast.parse(source))
    assert all((ROOT / test).is_file() for test in mutant.tests)


def test_every_known_way_to_be_wrong_has_its_mutant() -> None:
    assert {mutant.name for mutant in MUTANTS} >= EXPECTED


@pytest.mark.parametrize("count", [0, 2])
def test_mutant_whose_text_is_not_there_once_is_an_error(count: int) -> None:
    with pytest.raises(ValueError, match=f"stands {count} times"):
        Mutant("none", "none.py", "text", "wrong", ()).applied("text " * count)


def test_checks_run_what_the_makefile_names() -> None:
    makefile = Path(ROOT / "Makefile").read_text(encoding="utf-8")
    assert "-m tools.mutants" in makefile
