# SPDX-License-Identifier: Apache-2.0
"""Rendered pages of an invented report, small, as they should look. ``python -m tests.report.pages --write`` makes the
stored ones anew. LibreOffice lays out with a few faces only, so that pages do not depend on what else is installed."""

import argparse
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from tests.report.factories import CaseBuilder, rich_case
from tests.report.xml_checks import W, parts, text_of

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "pages"
ORDER = FOLDER / "order.txt"
RESOLUTION = 40
_CELL = 6
"""Pixels to a side of the squares that are compared: about a line of text, so that letters blur and lines do not."""
_NOTICED = 24
"""From this difference, of 255, the mean of a square counts as another."""
_BAND = 6
"""Rows of squares, 2.3 cm of the page: what is lost or moved is looked for in bands, or it vanishes in the whole."""
TOLERATED = 0.1
"""Which share of a band's squares may be others. Another program that paints the PDF makes up to 3 %, a heading that
changed places with one line 23 %, a lost banner 39 %."""
_LEVELS = 15
_STAND_INS = (("Cambria", "Noto Serif"), ("Calibri", "Noto Sans"), ("Microsoft YaHei", "Noto Sans CJK SC"))
_FACES = ("Noto Serif", "Noto Sans", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Sans CJK SC", "DejaVu Sans")
_FOOTER = re.compile(r"Page \d+ of \d+\s*$")


def renderer() -> str | None:
    """LibreOffice, where it is there with the programs that read its PDF."""
    found = [shutil.which(program) for program in ("soffice", "pdftoppm", "pdftotext")]
    return found[0] if all(found) else None


def convert(profile: Path, source: Path, kind: str, folder: Path) -> Path:
    """The file in another format, by LibreOffice with a profile of our own. Call ``renderer`` first."""
    program = renderer()
    assert program is not None
    folder.mkdir(exist_ok=True)
    profile.mkdir(exist_ok=True)
    faces = profile / "fonts.conf"
    faces.write_text(_fonts(), "utf-8")
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", kind, "--outdir", folder,
         source],
        check=True, capture_output=True, timeout=300, env={**os.environ, "FONTCONFIG_FILE": str(faces)},
    )  # fmt: skip
    return folder / f"{source.stem}.{kind}"


def _fonts() -> str:
    """A font configuration that knows no faces but ours, and which of them stand in for those of Word."""
    accepted = "".join(f'<pattern><patelt name="family"><string>{face}</string></patelt></pattern>' for face in _FACES)
    all_others = "".join(
        f'<pattern><patelt name="scalable"><bool>{value}</bool></patelt></pattern>' for value in ("true", "false")
    )
    stand_ins = "".join(
        f'<match target="pattern"><test name="family"><string>{face}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{other}</string></edit></match>'
        for face, other in (
            ("Cambria", "Noto Serif"),
            ("Calibri", "Noto Sans"),
            ("Microsoft YaHei", "Noto Sans CJK SC"),
        )
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<selectfont><acceptfont>{accepted}</acceptfont><rejectfont>{all_others}</rejectfont></selectfont>"
        f"{stand_ins}</fontconfig>"
    )


def texts(pdf: Path) -> list[str]:
    """The text of each page as it lies on it."""
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8").rstrip("\f").split("\f")


def openings(document: Path) -> list[str]:
    """How each paragraph outside tables begins, in order; title and headings as a whole."""
    found = []
    for node in etree.fromstring(parts(document)["word/document.xml"]).iter(f"{W}p"):
        words = _without_mark(text_of(node)).split()
        if words and next(node.iterancestors(f"{W}tc"), None) is None:
            style = node.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            found.append(f"# {' '.join(words)}" if style.startswith(("Heading", "Title")) else " ".join(words[:4]))
    return found


def order_of(pages: Iterable[str], expected: Iterable[str]) -> list[str]:
    """Which of the expected openings the lines of the pages begin with, in the order in which they stand there. What
    stands above and below the text, from the first page on or on those behind it, is left out."""
    known = sorted(set(expected), key=len, reverse=True)
    found = []
    for number, page in enumerate(pages):
        for line in _between(page, titled=number > 0):
            words = " ".join(_without_mark(line).split())
            found += [text for text in known if words == text[2:] or (text[0] != "#" and words.startswith(text))][:1]
    return found


def _between(page: str, *, titled: bool) -> list[str]:
    """The lines between header and footer. ``titled``: the title stands below the banner."""
    lines = [line for line in page.splitlines() if line.strip()]
    end = next((place for place, line in enumerate(lines) if _FOOTER.search(line)), len(lines))
    return lines[1 + titled : end]


def _without_mark(line: str) -> str:
    """Without the bullet or number before it, which lists make and some paragraphs bring along."""
    return re.sub(r"^\s*(?:•|\d+\.)?\s*", "", line)


def stored_order() -> list[str]:
    return ORDER.read_text("utf-8").splitlines()


def pictures(pdf: Path, folder: Path) -> list[QImage]:
    """Each page, small, in a few colours."""
    folder.mkdir(exist_ok=True)
    subprocess.run(
        ["pdftoppm", "-r", str(RESOLUTION), "-png", pdf, folder / "page"], check=True, capture_output=True, timeout=60
    )
    return [_few_colours(QImage(str(file))) for file in sorted(folder.glob("page-*.png"))]


def _few_colours(image: QImage) -> QImage:
    """With sixteen levels in place of 256, which makes the file small and changes no mean that matters."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    levels = bytes(round(round(value / 255 * _LEVELS) * 255 / _LEVELS) for value in range(256))
    data = bytes(image.constBits()).translate(levels)
    return QImage(data, image.width(), image.height(), image.bytesPerLine(), image.format()).copy()


def difference(one: QImage, two: QImage) -> float:
    """Which share of squares have another mean colour in the band where most have; 1 for pages of another size."""
    if one.size() != two.size():
        return 1.0
    width = one.width() // _CELL
    squares = zip(_blurred(one), _blurred(two), strict=True)
    apart = [max(abs(a - b) for a, b in zip(*pair, strict=True)) >= _NOTICED for pair in squares]
    rows = [sum(apart[start : start + width]) for start in range(0, len(apart), width)]
    return max(sum(rows[start : start + _BAND]) for start in range(len(rows) - _BAND + 1)) / (_BAND * width)


def _blurred(image: QImage) -> list[tuple[int, int, int]]:
    """The mean colour of each square."""
    width, height = image.width() // _CELL, image.height() // _CELL
    small = image.scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGB888)
    line, data = small.bytesPerLine(), bytes(small.constBits())
    return [
        (data[at], data[at + 1], data[at + 2])
        for row in range(height)
        for at in range(row * line, row * line + 3 * width, 3)
    ]


def stored() -> list[QImage]:
    return [QImage(str(file)) for file in sorted(FOLDER.glob("page-*.png"))]


def rendered(case: CaseBuilder, report: str, folder: Path, profile: Path) -> Path:
    """The report's PDF."""
    target = folder / "report.docx"
    write(build(case.snapshot(), report), target)
    return convert(profile, target, "pdf", folder / "pdf")


def save(images: Iterable[QImage]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("page-*.png"):
        old.unlink()
    for number, image in enumerate(images, start=1):
        image.save(str(FOLDER / f"page-{number}.png"), "PNG", 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="replace the stored pages by those of now")
    writing = parser.parse_args().write
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = pictures(rendered(*rich_case(), folder, folder / "profile"), folder / "pages")
        if writing:
            save(pages)
            ORDER.write_text("".join(f"{text}\n" for text in openings(folder / "report.docx")), "utf-8", newline="\n")
        else:
            for number, (one, two) in enumerate(zip(pages, stored(), strict=False), start=1):
                print(f"page {number}: {difference(one, two):.1%} differ, {TOLERATED:.0%} are tolerated")


if __name__ == "__main__":
    main()
