# SPDX-License-Identifier: Apache-2.0
"""Writes the report model as a Word document.

python-docx makes the package; body, notes and manifest are streamed into it as strings. The same model gives the
same bytes: fixed times in the archive, ids in sequence, properties from the case.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any

from lxml import etree

from briefing_app.report import docx_house
from briefing_app.report import docx_parts as parts
from briefing_app.report.docx_body import body_bookmarks, body_xml
from briefing_app.report.docx_notes import ENDNOTES, FOOTNOTES
from briefing_app.report.docx_pictures import Media, drawing_xml, media_of, pictures
from briefing_app.report.docx_sections import Layout, Reference, is_wide
from briefing_app.report.model import ReportModel
from briefing_app.report.styles import TEXT_WIDTH, W, apply_styles
from briefing_app.report.target import replaced
from briefing_app.report.template import House, Paper
from briefing_app.report.template import read as read_template

_NOTE_PARTS = {"footnotes": FOOTNOTES, "endnotes": ENDNOTES}
"""A register has none: it stands in the body."""
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = (
    f'{parts.XML}<w:document xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"><w:body>'
)


def write(
    model: ReportModel, target: Path, check: Callable[[], None] = lambda: None, template: bytes | None = None
) -> None:
    """Writes the document beside ``target`` and then puts it in its place; on any failure the old file stays.

    ``check`` is called often, and stops the writing by raising. ``template``: a Word file whose look is taken.
    Raises BadInput for a target or template that cannot be, StorageFault where the machine fails.
    """
    with replaced(target, check) as file:
        stream(model, file, check, template)


def document(model: ReportModel, check: Callable[[], None] = lambda: None, template: bytes | None = None) -> bytes:
    """The bytes that ``write`` writes."""
    file = io.BytesIO()
    stream(model, file, check, template)
    check()
    return file.getvalue()


def stream(
    model: ReportModel, file: IO[bytes], check: Callable[[], None] = lambda: None, template: bytes | None = None
) -> None:
    """Writes the document into an open file."""
    house = None if template is None else read_template(template, "The template")
    skeleton, layout, drawings = _skeleton(model, house)
    streamed: dict[str, Iterable[str]] = {
        "word/document.xml": chain((_DOCUMENT,), body_xml(model, layout, drawings), ("</w:body></w:document>",)),
        "word/numbering.xml": (parts.numbering_xml(),),
        "word/settings.xml": (parts.settings_xml(parts.language_tag(model.language), model.notes_as),),
        "word/fontTable.xml": (parts.fonts_xml(),),
        "docProps/core.xml": (parts.core_xml(model),),
        "docProps/app.xml": (parts.app_xml(),),
        "docProps/custom.xml": (parts.custom_xml(model),),
        "customXml/item1.xml": parts.manifest_xml(model),
        "customXml/itemProps1.xml": (parts.manifest_properties_xml(),),
        **({} if house is None else docx_house.part_texts(model, house)),
    }
    if kind := _NOTE_PARTS.get(model.notes_as):
        streamed[f"word/{kind.name}.xml"] = kind.xml(model, body_bookmarks(model))
    with zipfile.ZipFile(skeleton) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            chunks = streamed.get(name)
            with package.open(_entry(name), "w", force_zip64=False) as part:
                if chunks is None:
                    part.write(source.read(name))
                else:
                    for block in _blocks(chunks):
                        check()
                        part.write(block)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _blocks(chunks: Iterable[str], size: int = 64_000) -> Iterator[bytes]:
    """Small strings gathered, so that the compressor is not called for each."""
    gathered: list[str] = []
    length = 0
    for chunk in chunks:
        gathered.append(chunk)
        length += len(chunk)
        if length >= size:
            yield "".join(gathered).encode("utf-8")
            gathered, length = [], 0
    yield "".join(gathered).encode("utf-8")


def _skeleton(model: ReportModel, house: House | None) -> tuple[IO[bytes], Layout, dict[int, str]]:
    """The package without its big parts, the layout of the body's sections, and the run that shows each picture."""
    import docx  # slow to import, and only needed here
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    empty = docx.Document()
    package = empty.part.package
    _drop(empty.part, ("stylesWithEffects", "customXml"))
    _drop(package, ("thumbnail",))
    apply_styles(empty.styles.element, parts.language_tag(model.language))

    def add(owner: Any, name: str, media_type: str, relation: str, data: bytes = b"") -> Any:
        part = Part(PackURI(name), media_type, data, package)
        owner.relate_to(part, _OFFICE + relation)
        return part

    def add_media(owner: Any, media: Media) -> str:
        part = add(owner, media.name, media.media_type, media.relation, media.data)
        if media.within is not None:
            add_media(part, media.within)
        return str(owner.relate_to(part, _OFFICE + media.relation))

    if kind := _NOTE_PARTS.get(model.notes_as):
        add(empty.part, f"/word/{kind.name}.xml", f"{_WML}{kind.name}+xml", kind.name)
    custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    add(package, "/docProps/custom.xml", custom, "custom-properties")
    manifest = add(empty.part, "/customXml/item1.xml", "application/xml", "customXml")
    properties = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    add(manifest, "/customXml/itemProps1.xml", properties, "customXmlProps")
    layout = _lay_out(empty.part, model) if house is None else docx_house.lay_out(empty.part, model, house)
    drawings = {
        block.number: drawing_xml(block, tuple(add_media(empty.part, media) for media in media_of(block)), paper)
        for block, paper in pictures(model, layout)
    }
    skeleton = io.BytesIO()
    empty.save(skeleton)
    skeleton.seek(0)
    return skeleton, layout, drawings


def _drop(owner: Any, kinds: tuple[str, ...]) -> None:
    for key, relation in list(owner.rels.items()):
        if relation.reltype.endswith(kinds):
            del owner.rels[key]


def _lay_out(part: Any, model: ReportModel) -> Layout:
    """Makes headers and footers. The first page has a header of its own, pages across a wider footer."""
    paper = Paper()

    def header(*, first: bool) -> str:
        return _added(part.add_header_part(), parts.header_xml(model, first=first))

    def footer(width: int) -> str:
        return _added(part.add_footer_part(), parts.footer_xml(model, width))

    first_header, usual_header = header(first=True), header(first=False)
    first_footer, usual_footer = footer(TEXT_WIDTH), footer(TEXT_WIDTH)
    across = footer(paper.turned.text_width) if any(map(is_wide, model.sections)) else usual_footer
    return Layout(
        paper=paper,
        upright=(
            Reference("header", "default", usual_header),
            Reference("header", "first", first_header),
            Reference("footer", "default", usual_footer),
            Reference("footer", "first", first_footer),
        ),
        across=(
            Reference("header", "default", usual_header),
            Reference("header", "first", first_header),
            Reference("footer", "default", across),
            Reference("footer", "first", across),
        ),
        notes_as=model.notes_as,
    )


def _added(made: tuple[Any, str], inner: str) -> str:
    """Fills a new header or footer; returns its relation."""
    part, relation = made
    root = part.element
    for child in list(root):
        root.remove(child)
    for child in list(etree.fromstring(f'<w:p xmlns:w="{W}">{inner}</w:p>'.encode())):
        root.append(child)
    return relation
