# SPDX-License-Identifier: Apache-2.0
"""The parts of a small report as they should be. ``python -m tests.report.golden --write`` makes them anew."""

import argparse
import tempfile
from pathlib import Path

from lxml import etree

from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from tests.report.factories import small_case
from tests.report.xml_checks import parts

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "small_report"
PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "customXml/item1.xml",
    "customXml/itemProps1.xml",
    "docProps/app.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/header2.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
)


def written() -> dict[str, str]:
    """The parts as they are written now, one element to a line so that a difference can be read."""
    case, report = small_case()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "small.docx")
        write(build(case.snapshot(), report), target)
        files = parts(target)
    return {name: pretty(files[name]) for name in PARTS}


def pretty(data: bytes) -> str:
    root = etree.fromstring(data)
    for space in root.iter():
        if space.tail is not None and not space.tail.strip():
            space.tail = None
    return str(etree.tostring(root, encoding="unicode")).replace("><", ">\n<") + "\n"


def file_of(name: str) -> Path:
    return FOLDER / (name.replace("/", "__").replace("[", "").replace("]", ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="replace the stored parts by what is written now")
    if not parser.parse_args().write:
        changed = [name for name, text in written().items() if file_of(name).read_text("utf-8") != text]
        print("\n".join(changed) or "nothing differs")
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, text in written().items():
        file_of(name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
