# SPDX-License-Identifier: Apache-2.0
"""Charts that a reader can edit in Word: the chart's part, and the small workbook that holds its numbers.

Drawn like the pictures: thin rules, values from zero, points at their days, each series named at its last point and no
legend.
"""

import io
import zipfile
from datetime import date, timedelta

from briefing_app.report.charts.drawing import COLOURS
from briefing_app.report.docx_text import attribute, escaped
from briefing_app.report.model import Chart, ChartSeries
from briefing_app.report.styles import GREY, INK, RULE, SANS

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ORIGIN = date(1899, 12, 30)
_MARKERS = ("circle", "square", "diamond", "triangle")
_DASHES = ("solid", "dash", "sysDot", "dashDot")
_FILLS = ("1F3A5F", "9DB7D3", "56606B", "D5DAE0")
"""Of columns: they have no shapes, so that they differ in lightness."""
_DATE_FORMAT = "d\\ mmm"
BOOK_RELATION = "rId1"


def chart_xml(chart: Chart) -> bytes:
    """The chart's part. It refers to its workbook as ``BOOK_RELATION``."""
    rows = "".join(_series(chart, number) for number in range(len(chart.series)))
    axes = '<c:axId val="1001"/><c:axId val="1002"/>'
    if chart.kind == "line":
        plot = (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{rows}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    else:
        plot = (
            '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            f'{rows}<c:gapWidth val="80"/>{axes}</c:barChart>'
        )
    return (
        f'{XML}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_RELATIONS}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}{_date_axis(chart)}{_value_axis(chart)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(GREY, 800)}"
        f'<c:externalData r:id="{BOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _letters(colour: str, size: int, *, bold: bool = False) -> str:
    """How text is set; ``size`` in hundredths of a point."""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="{SANS}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _rule(colour: str, width: int, dash: str = "solid") -> str:
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:prstDash val="{dash}"/></a:ln>'


def _series(chart: Chart, number: int) -> str:
    series = chart.series[number]
    is_line = chart.kind == "line"
    colour = COLOURS[number % len(COLOURS)].lstrip("#").upper() if is_line else _FILLS[number % len(_FILLS)]
    column = _column(number + 1)
    end = len(chart.categories) + 1
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value:.15g}</c:v></c:pt>'
        for index, value in enumerate(series.values)
        if value is not None
    )
    days = "".join(f'<c:pt idx="{i}"><c:v>{_serial(day)}</c:v></c:pt>' for i, day in enumerate(chart.categories))
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    if is_line:
        dash, marker = _DASHES[number % len(_DASHES)], _MARKERS[number % len(_MARKERS)]
        shape = (
            f"<c:spPr>{_rule(colour, 13_970, dash)}</c:spPr>"
            f'<c:marker><c:symbol val="{marker}"/><c:size val="6"/><c:spPr>{fill}{_rule(colour, 9_525)}</c:spPr>'
            "</c:marker>"
        )
    else:
        shape = f'<c:spPr>{fill}{_rule(GREY, 6_350)}</c:spPr><c:invertIfNegative val="0"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(series.name)}</c:v></c:pt></c:strCache>'
        f"</c:strRef></c:tx>{shape}{_point_labels(chart, series, colour if is_line else INK)}"
        f"<c:cat><c:numRef><c:f>Sheet1!$A$2:$A${end}</c:f><c:numCache>"
        f"<c:formatCode>{_DATE_FORMAT}</c:formatCode>{count}{days}</c:numCache></c:numRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${end}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{points}</c:numCache></c:numRef></c:val>"
        + ('<c:smooth val="0"/></c:ser>' if is_line else "</c:ser>")
    )


def _point_labels(chart: Chart, series: ChartSeries, colour: str) -> str:
    """The name and the value at the last point of a series, the value alone at the others; above and below in turns."""
    place = ("b" if chart.series.index(series) % 2 else "t") if chart.kind == "line" else "outEnd"
    last = max(index for index, value in enumerate(series.values) if value is not None)

    def flags(name: int) -> str:
        return (
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(colour, 800, bold=bool(name))}"
            f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
            f'<c:showSerName val="{name}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
            "<c:separator>\n</c:separator>"
        )

    return f'<c:dLbls><c:dLbl><c:idx val="{last}"/>{flags(1)}</c:dLbl>{flags(0)}</c:dLbls>'


def _date_axis(chart: Chart) -> str:
    """A day further on each side, so that the outer labels have room."""
    first, last = _serial(chart.categories[0]), _serial(chart.categories[-1])
    days = last - first + 1
    step = max(1, -(-days // 10))
    return (
        '<c:dateAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{last + 1}"/><c:min val="{first - 1}"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f"{_axis_title('as of')}"
        f'<c:numFmt formatCode="{attribute(_DATE_FORMAT)}" sourceLinked="0"/><c:majorTickMark val="out"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_rule('8A94A0', 8_890)}</c:spPr>{_letters(GREY, 800)}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/>'
        f'<c:baseTimeUnit val="days"/><c:majorUnit val="{step}"/><c:majorTimeUnit val="days"/></c:dateAx>'
    )


def _value_axis(chart: Chart) -> str:
    return (
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines><c:spPr>{_rule(RULE, 6_350)}</c:spPr></c:majorGridlines>"
        f"{_axis_title(chart.unit) if chart.unit else ''}"
        f'<c:numFmt formatCode="{_value_format(chart)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_letters(GREY, 800)}"
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _value_format(chart: Chart) -> str:
    """Thousands set apart, decimals only where there are some."""
    values = [value for series in chart.series for value in series.values if value is not None]
    return "#,##0" if all(value == int(value) for value in values) else "#,##0.0##"


def _axis_title(text: str) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800" b="0"/></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" sz="800" b="0"/><a:t>{escaped(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )


def _column(number: int) -> str:
    """The letters of a column of the sheet, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _serial(day: date) -> int:
    return (day - _ORIGIN) // timedelta(days=1)


def workbook(chart: Chart) -> bytes:
    """The numbers of a chart as a workbook with one sheet: days down, series across."""
    head = [_text("A1", "As of"), *(_text(f"{_column(n)}1", s.name) for n, s in enumerate(chart.series, start=1))]
    rows = [f'<row r="1">{"".join(head)}</row>']
    for index, day in enumerate(chart.categories):
        line = index + 2
        cells = [f'<c r="A{line}" s="1"><v>{_serial(day)}</v></c>']
        for number, series in enumerate(chart.series, start=1):
            value = series.values[index]
            if value is not None:
                cells.append(f'<c r="{_column(number)}{line}"><v>{value:.15g}</v></c>')
        rows.append(f'<row r="{line}">{"".join(cells)}</row>')
    sheet = f'{XML}<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (*_BOOK_PARTS, ("xl/worksheets/sheet1.xml", sheet)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            package.writestr(entry, text.encode())
    return file.getvalue()


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BOOK_PARTS = (
    (
        "[Content_Types].xml",
        (
            f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/></Types>'
        ),
    ),
    (
        "_rels/.rels",
        (
            f'{XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
    ),
    (
        "xl/workbook.xml",
        (
            f'{XML}<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
    ),
    (
        "xl/_rels/workbook.xml.rels",
        (
            f'{XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
            f'Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
        ),
    ),
    (
        "xl/styles.xml",
        (
            f'{XML}<styleSheet xmlns="{_SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/>'
            '</numFmts><fonts count="1"><font><sz val="10"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
            '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
            '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
            "</styleSheet>"
        ),
    ),
)
