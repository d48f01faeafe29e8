# SPDX-License-Identifier: Apache-2.0
"""Each kind of broken file is caught by the check that is there for it; the good file by none."""

from functools import cache
from pathlib import Path

import pytest

from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from tests.report.factories import rich_case
from tests.report.validators import findings, integrity_findings, need_validator, sdk_findings
from tests.report.xml_checks import own_findings, parts
from tests.report.zoo import KINDS, Kind, Parts, packed

CHECKS = {"own": own_findings, "integrity": integrity_findings, "sdk": sdk_findings}


@cache
def good(folder: Path) -> Parts:
    case, report = rich_case()
    target = folder / "good.docx"
    write(build(case.snapshot(), report), target)
    return parts(target)


@pytest.fixture
def good_parts(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    return good(tmp_path_factory.getbasetemp())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_damage_is_caught(kind: Kind, good_parts: Parts, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(kind.broken(good_parts))
    who = kind.check.split(":")[0]
    if who == "sdk":
        need_validator()
    found = {finding.check for finding in CHECKS[who](broken)}
    assert kind.check in found, f"found was {sorted(found)}"


def test_good_file_is_caught_by_none(good_parts: Parts, tmp_path: Path) -> None:
    """The zoo's own packing breaks nothing."""
    need_validator()
    whole = tmp_path / "whole.docx"
    whole.write_bytes(packed(good_parts))
    assert findings([whole]) == {whole: []}


def test_zoo_has_its_kinds() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 30
    assert {kind.check.split(":")[0] for kind in KINDS} == CHECKS.keys()
