# SPDX-License-Identifier: Apache-2.0
"""The pictures of the preview: those that the page holds are shown, and nothing is fetched from anywhere."""

from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from briefing_app.report.html import SCREEN_WIDTH
from briefing_app.ui.panels.report_preview import PreviewText

IMAGE = QTextDocument.ResourceType.ImageResource.value


def picture(kind: str = "PNG") -> str:
    image = QImage(2 * SCREEN_WIDTH, SCREEN_WIDTH, QImage.Format.Format_RGB32)
    image.fill(QColor("#1f5a8c"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return f"data:image/png;base64,{b64encode(data.data()).decode()}"


def test_a_picture_of_the_page_is_shown_at_its_size(qtbot) -> None:
    view = PreviewText()
    qtbot.addWidget(view)
    loaded = view.loadResource(IMAGE, QUrl(picture()))
    assert isinstance(loaded, QImage)
    assert loaded.width() == round(SCREEN_WIDTH * view.devicePixelRatioF())
    view.resize(SCREEN_WIDTH + 120, 700)
    view.setHtml(f'<p><img src="{picture()}" width="{SCREEN_WIDTH}" style="max-width:100%;"></p>')
    view.show()
    qtbot.waitExposed(view)
    shown = view.grab().toImage()
    assert QColor(shown.pixel(shown.width() // 2, 150)) == QColor("#1f5a8c")


def test_a_picture_is_no_wider_than_the_preview(qtbot) -> None:
    view = PreviewText()
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.setHtml(f'<p><img src="{picture()}" width="{SCREEN_WIDTH}" style="max-width:100%;"></p>')
    view.show()
    qtbot.waitExposed(view)
    assert view.document().size().width() <= 300
    assert view.document().size().height() < 300


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,iVBORw0KGgoAAAA",
        "data:image/png;base64,iVBORw0KGgo\u20ac",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "a.png",
        "https://example.org/a.png",
        "",
    ],
)
def test_anything_else_is_nothing(qtbot, address: str) -> None:
    view = PreviewText()
    qtbot.addWidget(view)
    assert view.loadResource(IMAGE, QUrl(address)) == QByteArray()


def test_other_kinds_and_files_are_not_loaded(qtbot, tmp_path: Path) -> None:
    view = PreviewText()
    qtbot.addWidget(view)
    file = tmp_path / "a.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(file))
    assert view.loadResource(IMAGE, QUrl.fromLocalFile(str(file))) == QByteArray()
    assert view.loadResource(IMAGE, QUrl(picture("BMP"))) == QByteArray()
    assert view.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl(picture())) == QByteArray()
