# SPDX-License-Identifier: Apache-2.0
"""The cases whose reports are put through every check: usual ones, empty ones, and texts that mean harm."""

from collections.abc import Callable

from tests.report.factories import CaseBuilder, rich_case, small_case
from tests.report.pictures import jpeg, png

HOSTILE = (
    "]]>",
    "<w:p><w:r><w:t>new</w:t></w:r></w:p>",
    "</w:t></w:r></w:p></w:body></w:document>",
    "<!-- comment --> <?pi?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "&lt;b&gt; &amp;amp; &#0; &#x1F; &unknown;",
    "\" onload='x' ' \" ` \\ {{ }} ${x} %s {0}",
    "\u202eright to left \u2066isolated \u202dover",
    "A\u200f\u200e\u200b\u2060\ufeffB",
    " HYPERLINK \\l \"x\" \\o 'field' { PAGE }",
    "_s0001c_x: bookmark",
    "a\u2028b\u2029c\x85d",
    "=cmd|' /C calc'!A0",
)
CONTROLS = "".join(map(chr, range(1, 32))) + "\x7f\x80\x9f\ufffe\uffff"
EMOJI = "🛰️ 👩‍🚒 👨‍👩‍👧‍👦 🏳️‍🌈 🇺🇦 👋🏽 1️⃣ \U0010fffd é e\u0301 \u0301"
CHINESE = "大坝于周日清晨开闸泄洪，塔塞尔至少有二十四人受伤。𠀀𠮷 省政府称：「道路已中断」……"
ARABIC = "فُتح السد يوم الأحد في الساعة 04:10، وأصيب 24 شخصًا على الأقل (BBC) في تيسيل — الطريق مقطوع."


def everywhere(text: str) -> tuple[CaseBuilder, str]:
    """A case that has this text in every place of a report that takes one."""
    case = CaseBuilder(title=text, likelihood_scale="icd203")
    source = case.source(
        text, f"before {text} behind", outlet=text, author=text, descriptor=text, reliability_reason=text,
        published="2031-09-07", retrieved="2031-09-08", reliability="B", language="en",
    )  # fmt: skip
    cited = {"speaker": text, "via": text, "translation": text, "translator": text, "credibility": "2"}
    claim = case.claim(text, source, text, heading=text, **cited)
    case.claim(text, heading=text, status_reason=text)
    for count in (24, 30):
        case.claim(
            f"{text} {count}", source, text, kind="figure", heading=text, measure=text, place=text, population=text,
            authority=text, minimum=count, as_of="2031-09-07",
        )  # fmt: skip
    analyst = case.add("analyst", name=text, affiliation=text)
    expert = case.add("expert", name=text, affiliation=text, field=text, interests=text)
    judgment = case.add(
        "assessment", author=analyst, statement=text, term="likely", confidence="low", confidence_reason=text,
        key_judgment=True, alternative=text, resolution_rule=text,
    )  # fmt: skip
    case.add("assessment", author=expert, statement=text, term="unlikely", dissents_from=judgment)
    case.add("basis", assessment=judgment, subject=claim)
    case.add("assumption", statement=text, why=text, effect_if_wrong=text)
    case.add("gap", statement=text, importance=text, plan=text)
    case.add("indicator", statement=text, subject=judgment, scenario=text, threshold=text)
    question = case.add("question", text=text)
    case.add("hypothesis", question=question, label=text, statement=text)
    return case, case.report(
        title=text, subtitle=text, place=text, prepared_by=text, distribution=text, bottom_line=f"{text} [@{claim}]"
    )


def unsourced() -> tuple[CaseBuilder, str]:
    case = CaseBuilder()
    for number in range(3):
        case.claim(f"Statement {number}", heading="Roads")
    return case, case.report(bottom_line="Nobody says so.")


def nothing() -> tuple[CaseBuilder, str]:
    case = CaseBuilder(handling=None)
    return case, case.report()


def empty_sections() -> tuple[CaseBuilder, str]:
    """Headings of one letter that stand for blanks, and claims that are all left out or withdrawn."""
    case, report = small_case()
    for heading in ("\u00a0", "\u200b", "-"):
        case.claim("A statement", heading=heading)
    case.claim("Withdrawn", heading="Nothing is left here", status="withdrawn", status_reason="untrue")
    hidden = case.claim("Left out", heading="Nothing is shown here")
    case.add("placement", report=report, subject=hidden, included=False)
    return case, report


def long_paragraphs() -> tuple[CaseBuilder, str]:
    """Ten thousand words in one sentence, one word of ten thousand letters, and many to a row."""
    case = CaseBuilder()
    words = " ".join(f"word{number}" for number in range(10_000))
    source = case.source("Long", words)
    claim = case.claim(words, source, words, heading="Words")
    case.claim("x" * 10_000, heading="Letters")
    case.claim(" ".join([ARABIC] * 700), heading="Arabic")
    return case, case.report(bottom_line=f"{words}. [@{claim}]")


def many_figures() -> tuple[CaseBuilder, str]:
    """A table of more than fifty rows, in parts."""
    case = CaseBuilder()
    source = case.source("Count", " ".join(f"n{number}" for number in range(130)))
    for number in range(130):
        case.claim(
            f"Count {number}", source, f"n{number}", kind="figure", heading="Counts", measure="injured",
            place=f"Place {number // 3}", best=number, authority=f"Authority {number}", as_of="2031-09-07",
        )  # fmt: skip
    return case, case.report()


def many_notes(count: int = 2000) -> tuple[CaseBuilder, str]:
    """So many claims with a note each, over sections of fifty."""
    case = CaseBuilder()
    source = case.source("T", " ".join(f"word{n:05}" for n in range(count)))
    version = next(reversed(case.records))
    for number in range(count):
        claim = case.claim(f"Statement {number}", heading=f"H{number // 50}")
        case.add(
            "citation", source=source, version=version, claim=claim, exact=f"word{number:05}",
            start=number * 10, end=number * 10 + 9,
        )  # fmt: skip
    return case, case.report()


def shaped(words: str = "Words") -> tuple[CaseBuilder, str]:
    """The rich case with an outline of every kind of part."""
    case, report = rich_case()
    claims = [id for id, record in case.records.items() if record.type_name == "claim"]
    case.standard(report, "sources", position=120, title=words, landscape=True)
    case.standard(report, "figures", position=130, landscape=True)
    case.standard(report, "timeline", included=False)
    text = f"{words} one [@{claims[0]}, {claims[1]}]. {words} two.\n\n{words} three [@{claims[0]}]."
    values = {"report": report, "title": words}
    case.add("block", kind="narrative", position=140, text=text, **values)
    case.add("block", kind="narrative", position=145, text=text, report=report)
    case.add("block", kind="page_break", position=150, report=report)
    case.add("block", kind="claims", position=160, chosen_by="place", named="-", level=2, **values)
    case.add("block", kind="figure_table", position=170, landscape=True, **values)
    case.add("block", kind="differing_figures", position=180, **values)
    case.add("block", kind="picture", position=190, picture=case.file(jpeg()), alternative=words, **values)
    case.add("block", kind="picture", position=195, picture=case.file(png()), alternative=words, report=report)
    case.add("block", kind="page_break", position=9000, report=report)
    return case, report


DOCUMENTS: dict[str, Callable[[], tuple[CaseBuilder, str]]] = {
    "small": small_case,
    "rich": rich_case,
    "unsourced": unsourced,
    "nothing": nothing,
    "empty sections": empty_sections,
    "long paragraphs": long_paragraphs,
    "many figures": many_figures,
    "two thousand notes": many_notes,
    "control characters": lambda: everywhere(f"A{CONTROLS}B"),
    "emoji": lambda: everywhere(EMOJI),
    "Chinese": lambda: everywhere(CHINESE),
    "Arabic": lambda: everywhere(ARABIC),
    "hostile": lambda: everywhere(" ".join(HOSTILE)),
    "shaped": shaped,
    "shaped by hostile words": lambda: shaped(" ".join(HOSTILE)),
}
