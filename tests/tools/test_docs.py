# SPDX-License-Identifier: Apache-2.0
"""What README and guide point to is there: pictures, pages, headings, commands."""

import re
import struct
from pathlib import Path

import pytest

from briefing_app.cli.topics import TOPICS
from tools.screenshots import SHOWN

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MOST_BYTES = 1_700_000
DIALOGS = {"checks_light", "merge_light"}
"""Pictures of a dialog alone."""


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return [link for link in found if "://" not in link and not link.startswith("mailto:")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        name, _, heading = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name}: {link}"
        if heading:
            assert heading in anchors(target), f"{page.name}: {link}"


def test_pictures_are_those_that_the_tool_makes_and_the_pages_show() -> None:
    pictures = {path.stem: path for path in (ROOT / "docs" / "images").glob("*.png")}
    assert pictures.keys() == SHOWN
    shown = {Path(link).stem for page in PAGES for link in links(page) if link.endswith(".png")}
    assert shown == SHOWN
    assert sum(path.stat().st_size for path in pictures.values()) < MOST_BYTES
    for name, path in pictures.items():
        data = path.read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">II", data[16:24])
        assert width >= (700 if name in DIALOGS else 1200)
        assert height >= 600


def test_commands_that_the_pages_name_exist() -> None:
    known = {topic.name for topic in TOPICS} | {"--help", "--version"}
    for page in (ROOT / "README.md", ROOT / "docs" / "guide.md"):
        text = page.read_text(encoding="utf-8")
        named = re.findall(r"(?:^|`)briefing ([a-z-]+)", text, re.MULTILINE)
        assert set(named) <= known, f"{page.name}: {set(named) - known}"
