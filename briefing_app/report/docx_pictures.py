# SPDX-License-Identifier: Apache-2.0
"""Pictures and charts within the body: which parts they need, and the inline drawing that shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.report.docx_charts import chart_xml, workbook
from briefing_app.report.docx_sections import Layout, is_wide
from briefing_app.report.docx_text import attribute
from briefing_app.report.images import media_type
from briefing_app.report.model import Chart, Picture, ReportModel
from briefing_app.report.template import Paper

SVG = "image/svg+xml"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU = 12_700  # in a point
_TWIPS = 20  # in a point
_CAPTION = 70
"""Points for the caption above a picture and the note below."""
_LETTERHEAD = 90
"""Points that a house's header and footer, with our banners, may take from the text."""
_LOWEST = 100
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


@dataclass(frozen=True, slots=True)
class Media:
    """A part that the body refers to; ``within`` is a part that this one needs in turn."""

    name: str
    media_type: str
    relation: str
    data: bytes
    within: "Media | None" = None


def media_of(block: Picture | Chart) -> tuple[Media, ...]:
    """The parts of a picture (PNG, then SVG) or of a chart, in the order in which ``drawing_xml`` wants their ids."""
    number = block.number
    if isinstance(block, Chart):
        book = Media(f"/word/embeddings/workbook{number}.xlsx", WORKBOOK, "package", workbook(block))
        return (Media(f"/word/charts/chart{number}.xml", CHART, "chart", chart_xml(block), book),)
    kind = media_type(block.png)
    png = Media(f"/word/media/image{number}.{kind.partition('/')[2]}", kind, "image", block.png)
    if not block.svg:
        return (png,)
    return png, Media(f"/word/media/image{number}.svg", SVG, "image", block.svg)


def pictures(model: ReportModel, layout: Layout) -> Iterator[tuple[Picture | Chart, Paper]]:
    """All that is drawn, in document order, with the paper it stands on."""
    for section in model.sections:
        paper = layout.paper.turned if layout.turns and is_wide(section) else layout.paper
        yield from ((block, paper) for block in section.blocks if isinstance(block, Picture | Chart))


def drawing_xml(block: Picture | Chart, ids: tuple[str, ...], paper: Paper) -> str:
    """The run with the drawing, no wider or taller than the text. ``ids``: relations to the parts of ``media_of``."""
    scale = min(1.0, paper.text_width / _TWIPS / block.width, _most_height(paper) / block.height)
    width, height = round(block.width * scale * _EMU), round(block.height * scale * _EMU)
    described = f'descr="{attribute(block.alt)}"'
    inner = _chart(ids[0]) if isinstance(block, Chart) else _picture(block, ids, width, height)
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        f'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{block.number}" name="Figure {block.number}" {described}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main">{inner}</a:graphic></wp:inline></w:drawing></w:r>'
    )


def _most_height(paper: Paper) -> float:
    """So that caption, picture and note stand on one page."""
    own = paper in (Paper(), Paper().turned)
    return max(paper.text_height / _TWIPS - _CAPTION - (0 if own else _LETTERHEAD), _LOWEST)


def _chart(id: str) -> str:
    uri = f"{_DRAWING}/chart"
    return f'<a:graphicData uri="{uri}"><c:chart xmlns:c="{uri}" r:id="{id}"/></a:graphicData>'


def _picture(block: Picture, ids: tuple[str, ...], width: int, height: int) -> str:
    vector = ""
    if len(ids) > 1:
        vector = (
            f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip '
            f'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{ids[1]}"/>'
            "</a:ext></a:extLst>"
        )
    uri = f"{_DRAWING}/picture"
    return (
        f'<a:graphicData uri="{uri}"><pic:pic xmlns:pic="{uri}"><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="image{block.number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{ids[0]}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
