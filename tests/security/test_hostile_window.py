# SPDX-License-Identifier: Apache-2.0
"""What reaches the window from other people's cases, other programs and its own settings is refused, not trusted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QTextDocument

from briefing_app.services.pictures import MOST_BYTES
from briefing_app.ui.dragging import MIME, records_in
from briefing_app.ui.panels.expert_editor import ExpertEditor
from briefing_app.ui.panels.part_picture import _dropped
from briefing_app.ui.panels.report_preview import PreviewText
from briefing_app.ui.settings import RECENT_LIMIT, Settings
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.portrait import read_image

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


def picture(kind: str) -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def test_only_small_png_and_jpeg_are_decoded() -> None:
    assert read_image(picture("PNG")) is not None
    assert read_image(picture("JPEG")) is not None
    for data in (SVG, picture("BMP"), b"", b"\x89PNG\r\n\x1a\n" + SVG, picture("PNG") + bytes(MOST_BYTES)):
        assert read_image(data) is None


@pytest.mark.parametrize("data", [b"[" * 100_000, b"{}", b"[3]", b"\xff", b'[{"type": 1}]', b"null"])
def test_a_drag_that_holds_no_records_gives_none(data: bytes) -> None:
    mime = QMimeData()
    mime.setData(MIME, QByteArray(data))
    assert records_in(mime) == []


def test_the_preview_reads_no_file(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(picture("PNG"))
    url = QUrl.fromLocalFile(str(path))
    preview = PreviewText()
    qtbot.addWidget(preview)
    preview.setHtml(f"<img src='{url.toString()}'>")
    found = preview.document().resource(QTextDocument.ResourceType.ImageResource, url)
    assert not found or found.isNull()


def test_strange_settings_are_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text(
        "[recent]\nsize=2000000000\n1\\path=/a.casefile\n[reader]\nsize=" + "9" * 5_000
        + "\n[window]\ntheme=x\ndensity=y\nlanguage=../../x\n[case]\nabc=" + "[" * 50_000 + "\n",
        encoding="utf-8",
    )  # fmt: skip
    settings = Settings(path)
    assert len(settings.recent) <= RECENT_LIMIT
    assert settings.reading_size == int(Size.READING)
    assert settings.case_view("abc") == {}


def test_a_picture_that_lies_on_a_server_is_not_fetched() -> None:
    """A page in a browser says what is dragged from it; on Windows the mere look at such a name logs in there."""
    mime = QMimeData()
    mime.setUrls([QUrl("file://server.invalid/share/picture.png")])
    assert _dropped(mime) is None
    mime.setUrls([QUrl.fromLocalFile("/pictures/a\nb.png")])
    assert _dropped(mime) == Path("/pictures/a\nb.png")


def test_a_portrait_that_lies_on_a_server_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Path] = []
    monkeypatch.setattr(ExpertEditor, "take_file", lambda _, path: taken.append(path))
    mime = QMimeData()
    for url in (QUrl("file://server.invalid/share/picture.png"), QUrl.fromLocalFile("/pictures/a.png")):
        mime.setUrls([url])
        ExpertEditor._take_mime(ExpertEditor.__new__(ExpertEditor), mime)
    assert taken == [Path("/pictures/a.png")]
