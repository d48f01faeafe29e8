# SPDX-License-Identifier: Apache-2.0
"""Key judgments and further judgments: estimates with their range, confidence in sentences of its own."""

import re

from briefing_app.domain.records import Analyst, Assessment, Expert
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.model import Block, KeyJudgment, Paragraph, Run, Section, Statement

_RANGE_BEHIND = re.compile(r"\s*\(\s*[≈~]?\d+\s*%?\s*(?:[-–]|to)\s*[<≈~]?\d+\s*(?:%|per cent)?\s*\)")


def key_judgments(draft: Draft) -> Section:
    """The analysts' key judgments in order of position, numbered, each with the dissent from it."""
    chosen = _ordered(draft, [a for a in _leading(draft) if a.key_judgment])
    if not chosen:
        return Section("Key judgments", 1, (Paragraph((Run("No key judgments have been made."),)),))
    blocks: list[Block] = []
    for number, assessment in enumerate(chosen, start=1):
        draft.judgment_names[assessment.id] = f"key judgment {number}"
        statement = _estimate(draft, assessment)
        confidence = confidence_runs(draft, assessment)
        dissents = tuple(_dissent(draft, other) for other in _dissenting(draft, assessment))
        blocks.append(KeyJudgment(number, statement, confidence, dissents, draft.news(assessment)))
    return Section("Key judgments", 1, tuple(blocks))


def further_judgments(draft: Draft) -> Section | None:
    """Analysts' judgments that are not key judgments, each with the dissent from it."""
    chosen = _ordered(draft, [a for a in _leading(draft) if not a.key_judgment])
    if not chosen:
        return None
    blocks: list[Block] = []
    for assessment in chosen:
        lead = [Run(f"{draft.author_name(assessment)}: ", "strong")] if _several_analysts(draft) else []
        estimate = _estimate(draft, assessment)
        blocks.append(
            Paragraph((*draft.news(assessment), *lead, estimate, *_after(confidence_runs(draft, assessment))))
        )
        blocks += [Paragraph((_dissent(draft, other),), "quiet") for other in _dissenting(draft, assessment)]
    return Section("Further judgments", 1, tuple(blocks))


def confidence_runs(draft: Draft, assessment: Assessment) -> tuple[Run, ...]:
    """What the edition before said of an analyst's judgment, and how sure they are, in a sentence without any
    likelihood term (check T01)."""
    before = draft.since.remark(assessment) if draft.since is not None else ()
    whose = "Our confidence"
    if _several_analysts(draft) and (author := draft.author(assessment)) is not None:
        whose = f"The confidence of {w.one_line(author.name)}"
    otherwise = dissent_of_analysts(draft, assessment)
    return (*before, *confidence_sentence(assessment, whose), *otherwise)


def dissent_of_analysts(draft: Draft, assessment: Assessment) -> tuple[Run, ...]:
    """What analysts hold of a judgment whose likelihood or confidence the case keeps several of, each in a sentence."""
    by_expert = is_expert(draft, assessment)
    likely = draft.positions.likelihood(assessment, draft.scale_of(assessment), by_expert=by_expert)
    sure = draft.positions.confidence(assessment, by_expert=by_expert)
    return tuple(Run(f" {sentence}", "quiet") for sentence in (*likely, sure) if sentence)


def confidence_sentence(assessment: Assessment, whose: str) -> tuple[Run, ...]:
    """How sure somebody is, and why, without any likelihood term in the same sentence."""
    if assessment.confidence == "not_stated":
        return (Run("No level of confidence is stated.", "quiet"),)
    level = terms.confidence_word(assessment.confidence)
    reason = w.one_line(assessment.confidence_reason or "")
    if not reason:
        return (Run(f"{whose} is {level}; no reason is given.", "quiet"),)
    if reason[:1].isupper():
        return (Run(f"{whose} is {level}. {w.sentence(reason)}", "quiet"),)
    if terms.speaks_of_likelihood(reason):
        return (Run(f"{whose} is {level}. The reason given: {w.sentence(reason)}", "quiet"),)
    return (Run(f"{whose} is {level}: {w.sentence(reason)}", "quiet"),)


def estimate_items(draft: Draft, assessment: Assessment) -> list[Run]:
    """The statement with its likelihood phrase and range, in place if the statement holds the term already."""
    text = draft.wording(assessment)
    given = spread(assessment)
    if not assessment.term:
        put = f" We put it at {given}." if given else " No likelihood is given."
        return [Run(w.sentence(text)), Run(put, "" if given else "quiet")]
    phrase = terms.likelihood(draft.scale_of(assessment), assessment.term)
    beside = spread_beside(assessment, draft.scale_of(assessment))
    tail = f", here put at {beside}" if beside else ""
    if assessment.scale and draft.scale and assessment.scale != draft.scale:
        tail += f" on the scale {terms.scale_title(assessment.scale)}"
    found = terms.find_term(text, assessment.term, draft.scale_of(assessment))
    if found is None:
        before, after = terms.we_judge(phrase)
        return [Run(f"{w.sentence(text)} {before}"), Run(phrase, "term"), Run(f"{after}{tail}.")]
    start, end = found
    behind = _RANGE_BEHIND.match(text, end)
    rest = w.sentence(f"x{text[behind.end() if behind else end :]}")[1:]
    shown = text[start] + phrase[1:] if text[start].isupper() else phrase
    if tail:
        rest = f"{tail}, {rest.lstrip(' ,')}" if rest.strip(".") else f"{tail}."
    return [Run(text[:start]), Run(shown, "term"), Run(rest)]


def _estimate(draft: Draft, assessment: Assessment) -> Statement:
    items = [run for run in estimate_items(draft, assessment) if run.text]
    sourced = draft.verifier.is_sourced(assessment)
    if not sourced:
        items = _marked(items)
    return draft.state(assessment, [*items, draft.call(assessment)], sourced=sourced)


def _marked(items: list[Run]) -> list[Run]:
    """The sentence with the remark that nothing supports it, inside its full stop."""
    last = items[-1]
    rest = last.text.rstrip(". ")
    return [*items[:-1], *([Run(rest, last.role)] if rest else []), Run(f"{w.UNSOURCED}.")]


def _dissent(draft: Draft, assessment: Assessment) -> Statement:
    """One dissenting voice by name, in one sentence. An expert's confidence stands with the view, not here."""
    who = draft.author_name(assessment)
    text = draft.wording(assessment)
    likely = _likelihood(draft, assessment)
    scale = draft.scale_of(assessment)
    if scale and assessment.term and terms.find_term(text, assessment.term, scale):
        items = [Run("Dissent: ", "strong"), Run(f"{who}: "), *(r for r in estimate_items(draft, assessment) if r.text)]
    else:
        judged = f" {terms.judges_it(likely)}" if likely else " disagrees and gives no likelihood"
        items = [Run("Dissent: ", "strong"), Run(f"{who}{judged}: {w.sentence(text)}")]
    sourced = draft.verifier.is_sourced(assessment)
    if not sourced:
        items = _marked(items)
    if not is_expert(draft, assessment) and assessment.confidence != "not_stated":
        author = draft.author(assessment)
        whose = f"The confidence of {w.one_line(author.name)}" if author is not None else "The confidence"
        items += _after(confidence_sentence(assessment, whose))
    items += dissent_of_analysts(draft, assessment)
    return draft.state(assessment, [*items, draft.call(assessment)], sourced=sourced)


def _likelihood(draft: Draft, assessment: Assessment) -> str:
    if assessment.term and draft.scale_of(assessment):
        return terms.likelihood(draft.scale_of(assessment), assessment.term)
    if assessment.term:
        return f"“{assessment.term}” ({spread(assessment) or 'gave no range'})"
    return spread(assessment)


def spread(assessment: Assessment) -> str:
    """The stored probability or range, or nothing."""
    return terms.range_words(assessment.probability_low, assessment.probability_high)


def spread_beside(assessment: Assessment, scale: str | None) -> str:
    """The same, but nothing where it only repeats the range of the term."""
    given = (assessment.probability_low, assessment.probability_high)
    if assessment.term and given == terms.band(scale, assessment.term):
        return ""
    return spread(assessment)


def _after(runs: tuple[Run, ...]) -> list[Run]:
    return [Run(" "), *runs] if runs else []


def live_assessments(draft: Draft) -> list[Assessment]:
    """All that this report includes."""
    return [a for a in draft.snapshot.all(Assessment) if draft.is_included(a)]


def _leading(draft: Draft) -> list[Assessment]:
    """The analysts' judgments that stand on their own; dissent from one of them stands under it instead."""
    own = [a for a in live_assessments(draft) if not is_expert(draft, a)]
    heads = {a.id for a in own if a.dissents_from is None}
    return [a for a in own if a.dissents_from not in heads]


def _ordered(draft: Draft, chosen: list[Assessment]) -> list[Assessment]:
    return sorted(chosen, key=lambda a: (draft.position(a), a.id))


def _dissenting(draft: Draft, assessment: Assessment) -> list[Assessment]:
    found = draft.snapshot.referring(Assessment, "dissents_from", assessment.id)
    return _ordered(draft, [a for a in found if draft.is_included(a)])


def is_expert(draft: Draft, assessment: Assessment) -> bool:
    """Whether an expert judges, and not one of us."""
    return isinstance(draft.author(assessment), Expert)


def _several_analysts(draft: Draft) -> bool:
    authors = {
        a.author for a in live_assessments(draft) if isinstance(draft.author(a), Analyst) and not a.dissents_from
    }
    return len(authors) > 1
