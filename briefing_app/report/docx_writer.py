# SPDX-License-Identifier: Apache-2.0
"""Writes the report model as a Word document.

python-docx makes the package; body, footnotes and manifest are streamed into it as strings. The same model gives the
same bytes: fixed times in the archive, ids in sequence, properties from the case.
"""

import errno
import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any

from lxml import etree

from briefing_app.domain.errors import BadInput, Refused, StorageFault
from briefing_app.report import docx_house
from briefing_app.report import docx_parts as parts
from briefing_app.report.docx_body import body_xml, repeated_notes
from briefing_app.report.docx_footnotes import footnotes_xml
from briefing_app.report.docx_pictures import Media, drawing_xml, media_of, pictures
from briefing_app.report.model import ReportModel
from briefing_app.report.styles import PAGE_HEIGHT, PAGE_WIDTH, SIDE_MARGIN, TEXT_WIDTH, W, apply_styles
from briefing_app.report.template import House
from briefing_app.report.template import read as read_template

MOST_NOTES = 32_767
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
    Raises BadInput for a target or template that cannot be, StorageFault where the machine fails, Refused for too many
    notes.
    """
    check_target(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _explained(error, target) from error
    try:
        with os.fdopen(handle, "wb") as file:
            stream(model, file, check, template)
            check()
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _explained(error, target) from error
        raise


def check_target(target: Path) -> None:
    """Raises BadInput for a place where no file can be written."""
    if target.is_dir():
        raise BadInput(f"{target} is a folder. Name the file that the report should be written to.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent}. Make it, or choose another place for the report.")


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, else what a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _explained(error: OSError, target: Path) -> BadInput | StorageFault:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BadInput(
            f"{target} cannot be written: no permission. Close it if it is open elsewhere, or choose another place."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageFault(
            f"{target} was not written: the disk is full. Make room and try again. The old file is as it was."
        )
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return BadInput(f"{target} is not a name that this system accepts for a file. Choose another.")
    return StorageFault(f"{target} was not written: {error.strerror or error}. The old file is as it was.")


def stream(
    model: ReportModel, file: IO[bytes], check: Callable[[], None] = lambda: None, template: bytes | None = None
) -> None:
    """Writes the document into an open file."""
    if len(model.notes) > MOST_NOTES:
        raise Refused(
            f"The report has {len(model.notes):,} notes; Word allows {MOST_NOTES:,}. Leave claims out, or split it."
        )
    house = None if template is None else read_template(template, "The template")
    width = TEXT_WIDTH if house is None else house.paper.text_width
    skeleton, section, drawings = _skeleton(model, house)
    streamed: dict[str, Iterable[str]] = {
        "word/document.xml": chain((_DOCUMENT,), body_xml(model, drawings, width), (section, "</w:body></w:document>")),
        "word/footnotes.xml": footnotes_xml(model, _body_bookmarks(model)),
        "word/numbering.xml": (parts.numbering_xml(),),
        "word/settings.xml": (parts.settings_xml(parts.language_tag(model.language)),),
        "word/fontTable.xml": (parts.fonts_xml(),),
        "docProps/core.xml": (parts.core_xml(model),),
        "docProps/app.xml": (parts.app_xml(),),
        "docProps/custom.xml": (parts.custom_xml(model),),
        "customXml/item1.xml": parts.manifest_xml(model),
        "customXml/itemProps1.xml": (parts.manifest_properties_xml(),),
        **({} if house is None else docx_house.part_texts(model, house)),
    }
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


def _body_bookmarks(model: ReportModel) -> int:
    return sum(1 for _ in model.statements()) + len(repeated_notes(model))


def _skeleton(model: ReportModel, house: House | None) -> tuple[IO[bytes], str, dict[int, str]]:
    """The package without its big parts, the section properties of the body, and the run that shows each picture."""
    import docx  # slow to import, and only needed here
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    package = document.part.package
    _drop(document.part, ("stylesWithEffects", "customXml"))
    _drop(package, ("thumbnail",))
    apply_styles(document.styles.element, parts.language_tag(model.language))

    def add(owner: Any, name: str, media_type: str, relation: str, data: bytes = b"") -> Any:
        part = Part(PackURI(name), media_type, data, package)
        owner.relate_to(part, _OFFICE + relation)
        return part

    def add_media(owner: Any, media: Media) -> str:
        part = add(owner, media.name, media.media_type, media.relation, media.data)
        if media.within is not None:
            add_media(part, media.within)
        return str(owner.relate_to(part, _OFFICE + media.relation))

    add(document.part, "/word/footnotes.xml", _WML + "footnotes+xml", "footnotes")
    custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    add(package, "/docProps/custom.xml", custom, "custom-properties")
    manifest = add(document.part, "/customXml/item1.xml", "application/xml", "customXml")
    properties = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    add(manifest, "/customXml/itemProps1.xml", properties, "customXmlProps")
    if house is None:
        section = _lay_out(document.sections[0], model)
    else:
        section = docx_house.lay_out(document.part, model, house)
    drawings = {
        block.number: drawing_xml(block, tuple(add_media(document.part, media) for media in media_of(block)))
        for block in pictures(model)
    }
    skeleton = io.BytesIO()
    document.save(skeleton)
    skeleton.seek(0)
    return skeleton, section, drawings


def _drop(owner: Any, kinds: tuple[str, ...]) -> None:
    for key, relation in list(owner.rels.items()):
        if relation.reltype.endswith(kinds):
            del owner.rels[key]


def _lay_out(section: Any, model: ReportModel) -> str:
    """Page size, margins, header and footer; gives the section properties as a string."""
    from docx.shared import Twips

    section.page_width, section.page_height = Twips(PAGE_WIDTH), Twips(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Twips(SIDE_MARGIN)
    section.top_margin, section.bottom_margin = Twips(1500), Twips(1640)
    section.header_distance, section.footer_distance = Twips(540), Twips(540)
    section.gutter = Twips(0)
    _fill(section.header, parts.header_xml(model))
    _fill(section.footer, parts.footer_xml(model))
    return str(etree.tostring(section._sectPr, encoding="unicode"))


def _fill(story: Any, inner: str) -> None:
    story.is_linked_to_previous = False
    root = story._element
    for child in list(root):
        root.remove(child)
    for child in list(etree.fromstring(f'<w:p xmlns:w="{W}">{inner}</w:p>'.encode())):
        root.append(child)
