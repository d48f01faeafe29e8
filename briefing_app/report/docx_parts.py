# SPDX-License-Identifier: Apache-2.0
"""The smaller parts of the package: numbering, settings, fonts, properties, headers, the manifest of what was cited."""

import re
import uuid
from collections.abc import Iterator, Mapping, Set

from briefing_app.report.docx_text import attribute, bookmark_name, escaped, field_xml, run_xml
from briefing_app.report.model import Marking, NotesAs, ReportModel
from briefing_app.report.styles import ARABIC_SANS, ARABIC_SERIF, CJK, NAVY, SANS, SERIF, TEXT_WIDTH, W

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TRACE_NAMESPACE = "urn:briefing-workstation:trace:1"
_MANIFEST_ID = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, TRACE_NAMESPACE)).upper() + "}"
_LANGUAGES = {
    "en": "en-GB",
    "ar": "ar-SA",
    "de": "de-DE",
    "es": "es-ES",
    "fr": "fr-FR",
    "zh": "zh-CN",
    "ru": "ru-RU",
}


_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})+")


def language_tag(language: str) -> str:
    """A language with its region, as Word wants it."""
    return language if _TAG.fullmatch(language) else _LANGUAGES.get(language.casefold(), "en-GB")


def numbering_xml() -> str:
    """One list with bullets and one that counts the key judgments."""
    return (
        f'{XML}<w:numbering xmlns:w="{W}">'
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:start="284" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:color w:val="{NAVY}"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="BriefingJudgment"/><w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:start="397" w:hanging="397"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}"/><w:b/><w:color w:val="{NAVY}"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


_NOTE_SETTINGS: dict[NotesAs, str] = {
    "footnotes": '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    "endnotes": '<w:endnotePr><w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/>'
    '<w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>',
    "register": "",
}
_LONGEST_TITLE = 100
_EARLY_FLAGS, _LATE_FLAGS = ("mirrorMargins", "gutterAtTop"), ("autoHyphenation", "evenAndOddHeaders")


def settings_xml(
    language: str,
    notes_as: NotesAs,
    flags: Set[str] = frozenset(),
    colours: Mapping[str, str] | None = None,
    *,
    fonts: bool = False,
) -> str:
    """In the order of the schema. No request to update fields: Word would ask the reader.

    ``flags``, ``colours`` (how their names map to the theme's) and whether ``fonts`` are embedded come from a template.
    """
    early = ("<w:embedTrueTypeFonts/>" if fonts else "") + "".join(f"<w:{f}/>" for f in _EARLY_FLAGS if f in flags)
    late = "".join(f"<w:{flag}/>" for flag in _LATE_FLAGS if flag in flags)
    named = "".join(f' w:{name}="{attribute(value)}"' for name, value in (colours or {}).items())
    mapping = f"<w:clrSchemeMapping{named}/>" if named else ""
    return (
        f'{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{early}<w:defaultTabStop w:val="709"/>{late}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{_NOTE_SETTINGS[notes_as]}"
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{attribute(language)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        f'{mapping}<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts_xml() -> str:
    """The faces with the names of others of the same widths."""
    table = (
        (SERIF, "Caladea", "02040503050406030204", "roman"),
        (SANS, "Carlito", "020F0502020204030204", "swiss"),
        (ARABIC_SERIF, "Times New Roman", "02020603050405020304", "roman"),
        (ARABIC_SANS, "Arial", "020B0604020202020204", "swiss"),
        (CJK, "Noto Sans CJK SC", "020B0503020204020204", "swiss"),
    )
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, other, panose, family in table
    )
    return f'{XML}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def core_xml(model: ReportModel) -> str:
    """Core properties, from the case alone."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escaped(model.stamp)}</dcterms:{name}>'
        for name in ("created", "modified")
        if model.stamp
    )
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(model.title)}</dc:title><dc:subject>{escaped(model.subtitle)}</dc:subject>"
        f"<dc:creator>{escaped(model.author)}</dc:creator><cp:keywords>{escaped(model.keywords)}</cp:keywords>"
        f"<dc:language>{escaped(language_tag(model.language))}</dc:language>{dates}</cp:coreProperties>"
    )


def app_xml() -> str:
    """Extended properties: who made the file, and nothing that changes."""
    return (
        f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Briefing Workstation</Application></Properties>"
    )


def custom_xml(model: ReportModel) -> str:
    """Custom properties, by which the file says which case and report it comes from."""
    values = (
        ("Briefing case", model.case_id),
        ("Briefing report", model.report_id),
        ("Briefing edition", "" if model.edition is None else str(model.edition)),
        ("Handling", model.marking.label),
    )
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(((n, v) for n, v in values if v), start=2)
    )
    return (
        f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rows}</Properties>'
    )


def manifest_xml(model: ReportModel) -> Iterator[str]:
    """Which statement rests on which passage. Only what the document prints stands here."""
    passages = {passage.id: passage for passage in model.passages}
    notes = {note.number: note for note in model.notes}
    yield (
        f'{XML}<trace xmlns="{TRACE_NAMESPACE}" case="{attribute(model.case_id)}" '
        f'report="{attribute(model.report_id)}">'
    )
    for section, statement in model.statements():
        numbers = " ".join(str(number) for number in statement.notes)
        yield (
            f'<statement bookmark="{bookmark_name(statement)}" kind="{attribute(statement.kind)}" '
            f'subject="{attribute(statement.subject)}" section="{attribute(section)}" notes="{numbers}"/>'
        )
    for note in notes.values():
        yield f'<note number="{note.number}" subject="{attribute(note.subject)}">'
        for passage in (passages[id] for id in note.citations):
            yield (
                f'<citation id="{attribute(passage.id)}" source="{attribute(passage.source)}" '
                f'title="{attribute(passage.source_title)}" version="{attribute(passage.version_hash)}" '
                f'start="{passage.start}" end="{passage.end}">{escape_exact(passage.exact)}</citation>'
            )
        yield "</note>"
    yield "</trace>"


def escape_exact(text: str) -> str:
    """The exact words with their line breaks; a carriage return as a reference, or XML would turn it into another."""
    return "&#13;".join(
        "\n".join("&#9;".join(escaped(p) for p in line.split("\t")) for line in part.split("\n"))
        for part in text.split("\r")
    )


def manifest_properties_xml() -> str:
    """What identifies the manifest among other custom XML."""
    return (
        f'{XML}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{_MANIFEST_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="{TRACE_NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )


def banner_xml(marking: Marking, *, before: int | None = None, after: int | None = None) -> str:
    """The handling banner: a full band in the colours of the scheme, the label at its end.

    ``before`` and ``after``: how far it keeps from a template's own lines, where the style does not say it.
    """
    if not marking.label:
        return ""
    fill, colour = marking.background, marking.text_colour
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{fill}"/>'
        for side, size, space in (("top", 8, 2), ("left", 8, 7), ("bottom", 8, 3), ("right", 8, 7))
    )
    gaps = "".join(f' w:{name}="{gap}"' for name, gap in (("before", before), ("after", after)) if gap is not None)
    spacing = f"<w:spacing{gaps}/>" if gaps else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="BriefingBanner"/><w:pBdr>{sides}</w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>{spacing}</w:pPr>'
        f'<w:r><w:rPr><w:color w:val="{colour}"/></w:rPr><w:t>{escaped(marking.label)}</w:t></w:r></w:p>'
    )


def header_xml(model: ReportModel, *, first: bool) -> str:
    """The paragraphs of a header: the banner, and below it the title, except on the first page, which bears it."""
    banner = banner_xml(model.marking)
    title = "" if first else run_xml(_shortened(model.title))
    if first and banner:
        return banner
    return f'{banner}<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{title}</w:p>'


def _shortened(title: str) -> str:
    """What fits on a line or so above the text."""
    if len(title) <= _LONGEST_TITLE:
        return title
    words = title[:_LONGEST_TITLE].rpartition(" ")[0]
    return f"{words.rstrip(' ,;:–-') if len(words) > _LONGEST_TITLE // 2 else title[:_LONGEST_TITLE]} …"


def footer_xml(model: ReportModel, width: int) -> str:
    """The paragraphs of a footer: what and which page, over a line of this width, then the banner."""
    stops = f'<w:tab w:val="clear" w:pos="{TEXT_WIDTH}"/><w:tab w:val="end" w:pos="{width}"/>'
    return footer_line_xml(model, f"<w:tabs>{stops}</w:tabs>" if width != TEXT_WIDTH else "") + banner_xml(
        model.marking
    )


def footer_line_xml(model: ReportModel, properties: str = "") -> str:
    """What and which page. ``properties``: of the paragraph, behind its style."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{properties}</w:pPr>{run_xml(model.footer)}<w:r><w:tab/></w:r>'
        f"{run_xml('Page ')}{field_xml('PAGE', '1')}{run_xml(' of ')}{field_xml('NUMPAGES', '1')}</w:p>"
    )
