# SPDX-License-Identifier: Apache-2.0
"""The source base in honest sentences, the register of sources, and the scales that the report uses."""

from collections import Counter

from briefing_app.domain.records import Assessment, Claim, Source, Version
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.bottom_line import cited_sentences
from briefing_app.report.citation_styles import short_name
from briefing_app.report.draft import Draft, cell
from briefing_app.report.model import (
    Block,
    Column,
    Definition,
    DefinitionRows,
    Inline,
    Paragraph,
    Row,
    Run,
    Section,
)

_REGISTER = "sources"
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}


def plan_sources(draft: Draft, *, is_last: bool) -> tuple[Inline, ...]:
    """The summary as the author wrote it, with its notes, to be called where it stands; empty if there is none. The
    register is written when everything that it lists is known; unless ``is_last`` of the tables it takes its number."""
    if not is_last:
        draft.reserve(_REGISTER)
    return cited_sentences(draft, draft.report.source_summary) if draft.report.source_summary else ()


def sources(draft: Draft, written: tuple[Inline, ...]) -> Section:
    """The summary, as written or generated, and the register of what the report rests on."""
    blocks: list[Block] = []
    if draft.report.source_summary:
        blocks.append(Paragraph(written))
    else:
        blocks.append(Paragraph((Run(_summary(draft)),)))
    found = sorted(draft.cited_sources(), key=lambda source: (short_name(source).casefold(), source.title, source.id))
    dates = "Published, retrieved" if any(_retrieved(draft, source) for source in found) else "Published"
    columns = [Column("Outlet or author"), Column("Source"), Column(dates), Column("Reliability")]
    rows = [_row(draft, source) for source in found]
    blocks += draft.tables("Sources that this report rests on", columns, rows, name=_REGISTER)
    return Section("Sources", 1, tuple(blocks))


def _row(draft: Draft, source: Source) -> Row:
    """A source with what there is to say of it, and of its grade, below its title."""
    party = "A party to the matter" if source.party else None
    parts = (source.descriptor, party, source.reliability_reason, draft.positions.reliability(source))
    remarks = [w.sentence(w.capital(part)) for part in parts if part]
    title: list[Inline | str] = [w.one_line(source.title)]
    if remarks:
        title.append(Run(f" – {' '.join(remarks)}", "quiet"))
    retrieved = _retrieved(draft, source)
    dates: list[Inline | str] = [draft.short_day(source.published, "undated")]
    if retrieved:
        dates.append(Run(f", retrieved {retrieved}", "quiet"))
    named = source.outlet or source.author
    return Row(
        (
            cell(w.one_line(named) if named else w.NOT_STATED),
            cell(*title),
            cell(*dates),
            cell(terms.reliability_words(source.reliability)),
        ),
        subjects=(source.id,),
    )


def _retrieved(draft: Draft, source: Source) -> str:
    """When the source, or a text of it, was retrieved; only the time, where that was on the day of publication."""
    texts = draft.snapshot.referring(Version, "source", source.id)
    dates = [source.retrieved, *sorted(text.retrieved for text in texts if text.retrieved)]
    date = next((date for date in dates if date), None)
    words = draft.short_day(date, "")
    if date and source.published and w.day_of(date) == w.day_of(source.published):
        return words.partition(", ")[2] or "the same day"
    return words


def _summary(draft: Draft) -> str:
    found = draft.cited_sources()
    if not found:
        return "This report rests on no source."
    parts = [_spread_of_languages(found), _spread_of_reliability(found), *_ungraded(draft, found)]
    parties = sum(bool(source.party) for source in found)
    if parties:
        verb = "is a party" if parties == 1 else "are parties"
        parts.append(f"{w.capital(w.count_words(parties, 'source'))} {verb} to the matter.")
    parts += _single_sourced(draft)
    return " ".join(parts)


def _spread_of_languages(found: list[Source]) -> str:
    known = Counter(_language(source.language) for source in found if source.language)
    unknown = sum(not source.language for source in found)
    text = f"This report rests on {w.count_words(len(found), 'source')}"
    names = sorted(known, key=lambda name: (-known[name], name))
    if len(names) == 1 and not unknown:
        return f"{text}, {'all ' if len(found) > 1 else ''}in {names[0]}."
    if names:
        text += f" in {w.count_words(len(names), 'language')} ({w.join_words(names)})"
    if unknown == len(found):
        text += "; its language is not recorded" if unknown == 1 else "; their languages are not recorded"
    elif unknown:
        text += f"; for {w.count_words(unknown, 'of them', 'of them')} the language is not recorded"
    return text + "."


def _language(code: str | None) -> str:
    tag = (code or "").split("-")[0].casefold()
    return _LANGUAGES.get(tag, code or "")


def _spread_of_reliability(found: list[Source]) -> str:
    counts = Counter(source.reliability for source in found if source.reliability)
    if len(found) == 1:
        code = found[0].reliability
        return f"It is graded {terms.reliability_words(code)}." if code else "It has not been graded for reliability."
    if not counts:
        return "None of them has been graded for reliability."
    parts = []
    for code in sorted(counts):
        parts.append(f"{w.count_name(counts[code])} {terms.reliability_words(code)}")
    return f"By reliability: {'; '.join(parts)}."


def _ungraded(draft: Draft, found: list[Source]) -> list[str]:
    sentences = []
    ungraded = sum(source.reliability is None for source in found)
    if 0 < ungraded < len(found):
        sentences.append(f"{w.capital(w.count_words(ungraded, 'source'))} {_has(ungraded)} not been graded.")
    citations = draft.used_citations()
    items = sum(citation.credibility is None for citation in citations)
    if items == len(citations) == 1:
        sentences.append("The passage quoted has not been graded for credibility.")
    elif items:
        whole = "None of the" if items == len(citations) else f"{w.capital(w.count_name(items))} of the"
        total = w.count_words(len(citations), "passage")
        verb = "has" if items in (1, len(citations)) else "have"
        grade = "been graded" if items == len(citations) else "not been graded"
        sentences.append(f"{whole} {total} quoted {verb} {grade} for credibility.")
    return sentences


def _single_sourced(draft: Draft) -> list[str]:
    claims = [record for record in draft.used.values() if isinstance(record, Claim)]
    single = unsourced = 0
    for claim in claims:
        behind = {c.source for c in draft.verifier.valid(claim) if c.stance != "contradicts"}
        single += len(behind) == 1
        unsourced += not behind
    sentences = []
    if single:
        count = w.count_words(single, "statement")
        if count[0].isdigit():  # no sentence begins with digits
            sentences.append(f"Only one source stands behind each of {count}.")
        else:
            sentences.append(f"{w.capital(count)} {'rests' if single == 1 else 'rest'} on a single source.")
    if unsourced:
        sentences.append(f"{w.capital(w.count_words(unsourced, 'statement'))} {_has(unsourced)} no source.")
    return sentences


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def scales_explained(draft: Draft) -> Section:
    """The codes that occur in the report, the likelihood scale, the confidence levels."""
    blocks: list[Block] = []
    assessments = [record for record in draft.used.values() if isinstance(record, Assessment)]
    used_scales = dict.fromkeys([draft.scale, *sorted({a.scale for a in assessments if a.scale})])
    for scale in used_scales:
        used = {a.term for a in assessments if a.term and draft.scale_of(a) == scale}
        if scale and used and (rows := terms.likelihood_rows(scale, used)):
            blocks.append(DefinitionRows(terms.scale_title(scale), _definitions(rows)))
    levels = {a.confidence for a in assessments} - {"not_stated"}
    if levels:
        blocks.append(DefinitionRows("Confidence in a judgment", _definitions(terms.confidence_rows(levels))))
    letters = {source.reliability for source in draft.cited_sources() if source.reliability}
    if letters:
        blocks.append(
            DefinitionRows("Reliability of a source", _definitions(terms.grade_rows("admiralty-reliability", letters)))
        )
    digits = {citation.credibility for citation in draft.used_citations() if citation.credibility}
    if digits:
        blocks.append(
            DefinitionRows(
                "Credibility of what it says", _definitions(terms.grade_rows("admiralty-credibility", digits))
            )
        )
    remarks = []
    if levels:
        remarks.append("Confidence says how well founded a judgment is, not how likely the thing is.")
    if letters and digits:
        remarks.append("A source and what it says are judged apart; “B2” is short for the two grades.")
    unknown = [code for code, used in (("F", letters), ("6", digits)) if code in used]
    if unknown:
        verb = "mean" if len(unknown) > 1 else "means"
        remarks.append(f"{w.join_words(unknown)} {verb} that nothing can be judged, not that it is bad.")
    if remarks:
        blocks.append(Paragraph((Run(" ".join(remarks)),), "quiet"))
    if not blocks:
        blocks.append(Paragraph((Run("This report uses no scale: nothing in it has been graded."),)))
    return Section("Scales used", 1, tuple(blocks))


def _definitions(rows: list[tuple[str, str]]) -> tuple[Definition, ...]:
    return tuple(Definition(term, meaning) for term, meaning in rows)
