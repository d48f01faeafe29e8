# SPDX-License-Identifier: Apache-2.0
"""What readers proposed, in the words of the window."""

from html import escape

from briefing_app.analysis.differences import inline
from briefing_app.domain.records import Proposal
from briefing_app.services.review_answers import Flag
from briefing_app.ui import theme, words
from briefing_app.ui.i18n import Labels, mark, tr
from briefing_app.ui.models.rows import ListRow

LONGEST = 4_000
"""Letters of a wording that are shown."""
KINDS = Labels(
    {
        "rewording": mark("Rewording"),
        "deletion": mark("Deletion"),
        "insertion": mark("Insertion"),
        "comment": mark("Comment"),
    }
)
ANSWERS = Labels(
    {
        "open": mark("waiting"),
        "claim": mark("in the claim"),
        "report": mark("in the report"),
        "rejected": mark("rejected"),
        "noted": mark("noted"),
    }
)
HOW = Labels({True: mark("tracked"), False: mark("not tracked")})
FLAGS = Labels(
    {
        "number": mark("The number “{words}” stands neither in the former wording nor in a cited passage."),
        "date": mark("The date “{words}” stands neither in the former wording nor in a cited passage."),
        "name": mark("The name “{words}” stands neither in the former wording nor in a cited passage."),
        "quotation": mark("The quoted words “{words}” stand neither in the former wording nor in a cited passage."),
        "negation": mark("“{words}” was added: the sentence may say the opposite now."),
        "negation_gone": mark("“{words}” was taken out: the sentence may say the opposite now."),
        "likelihood": mark(
            "“{words}” says how likely it is, and no cited passage does. A judgment belongs in an assessment."
        ),
        "other_term": mark("It says “{words}”, and the assessment says “{instead}”. Change its likelihood as well."),
        "figure": mark("It says “{words}”, and the figure of the claim is {instead}. Change the figure as well."),
        "changed": mark("The record was changed since this edition, by {words}. It says now: “{instead}”"),
        "withdrawn": mark("The record was withdrawn: {words}"),
        "gone": mark("The record is not in the case any more."),
        "uncertain": mark(
            "The report prints more than the record says here. See whether the proposed wording fits the record."
        ),
        "untracked": mark("The wording also holds changes that were not tracked."),
    }
)
"""The reasons to look that ``review_answers`` gives."""


def flag_words(flag: Flag) -> str:
    """A reason to look, in a sentence."""
    text = FLAGS[flag.kind]
    return text.format(words=flag.words, instead=flag.instead)


def who_and_when(proposal: Proposal) -> str:
    """The reviewer, the time and whether it was tracked."""
    when = words.moment(proposal.written_at) if proposal.written_at else ""
    how = HOW[proposal.tracked] if proposal.tracked is not None else ""
    return words.joined(proposal.reviewer or tr("a reader who is not named"), when, how)


def proposal_row(proposal: Proposal) -> ListRow:
    """A proposal in the queue."""
    text = proposal.remark or proposal.after or proposal.before or ""
    is_open = proposal.answer == "open"
    return ListRow(
        proposal.id,
        words.shortened(text, 160),
        words.joined(KINDS[proposal.kind], who_and_when(proposal)),
        "" if is_open else ANSWERS[proposal.answer],
        "" if is_open else ANSWERS[proposal.answer],
        struck=proposal.kind == "deletion",
    )


def difference_html(before: str, after: str) -> str:
    """Both wordings as one: what is gone struck through, what is new underlined."""
    colours = theme.colours()
    found: list[str] = []
    last = ""
    for stretch in inline(before[:LONGEST], after[:LONGEST]):
        text = escape(stretch.text)
        found += ["\u2009"] if (last, stretch.kind) == ("gone", "new") else []
        last = stretch.kind
        if stretch.kind == "same":
            found.append(text)
            continue
        tag, role = ("s", "contradicts") if stretch.kind == "gone" else ("u", "supports")
        style = f"color:{colours.role(role).name()};background-color:{colours.role(f'{role}_soft').name()};"
        found.append(f'<{tag}><span style="{style}">{text}</span></{tag}>')
    side = ' dir="rtl"' if words.is_right_to_left(after or before) else ""
    return f'<p{side} style="margin:0px;line-height:135%;">{"".join(found)}</p>'


def difference_spoken(before: str, after: str) -> str:
    """The same for a screen reader."""
    return tr("Before: {before} After: {after}", before=before or "–", after=after or "–")
