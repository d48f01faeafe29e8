# SPDX-License-Identifier: Apache-2.0
"""The HTML preview says what the document says, and escapes everything."""

from briefing_app.report.build import build
from briefing_app.report.html import Colours, to_html
from tests.report.factories import CaseBuilder, rich_case


def test_preview_holds_statements_notes_and_banner() -> None:
    case, report = rich_case()
    model = build(case.snapshot(), report)
    shown = to_html(model)
    for part in ("TLP:AMBER", "<b>likely (55–80\xa0%)</b>", "Table 1.", '<a href="#note1"', '<a name="note14">'):
        assert part in shown
    assert '<span dir="rtl">الطريق إلى حدران مقطوع</span>' in shown
    assert "<sup>,<a" in shown


def test_everything_is_escaped() -> None:
    case = CaseBuilder()
    evil = '<script>alert("x")</script>&\x01'
    source = case.source(evil, evil, author=evil)
    case.claim(evil, source, evil, heading=evil, measure=evil, unit=evil)
    report = case.report(title=evil, bottom_line=evil, distribution=evil)
    shown = to_html(build(case.snapshot(), report))
    assert "<script" not in shown
    assert "\x01" not in shown
    assert "&lt;script&gt;" in shown


def test_one_section_brings_only_its_notes_and_the_given_colours() -> None:
    case, report = rich_case()
    model = build(case.snapshot(), report)
    index = next(i for i, s in enumerate(model.sections) if s.heading == "Access")
    shown = to_html(model, Colours(text="#abcdef", heading="#123456"), sections=[index])
    assert "#abcdef" in shown
    assert "Bottom line" not in shown
    assert '<a name="note6">' in shown
    assert '<a name="note1">' not in shown
