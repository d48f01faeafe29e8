# SPDX-License-Identifier: Apache-2.0
"""Commands about reports that came back from readers: what they propose, and what is answered."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case, with_id
from briefing_app.cli.context import Context
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput

if TYPE_CHECKING:
    from briefing_app.services.review_answers import Shown
    from briefing_app.services.session import CaseSession

_HOW = {True: "tracked", False: "not tracked", None: ""}


def build_reviews(builder: Builder) -> None:
    review = builder.sub(
        "review",
        "read an issued edition that somebody edited in Word or LibreOffice, and keep what it proposes",
        _review,
        "report review crisis.casefile report-edited.docx\nreport review crisis.casefile report-edited.docx --dry-run",
    )
    with_case(review).add_argument("file", metavar="FILE.docx", help="the file that came back")
    review.add_argument("--dry-run", action="store_true", help="only list what it holds; keep nothing")
    listing = builder.sub(
        "proposals",
        "list what readers proposed, with what speaks for a closer look",
        _proposals,
        "report proposals crisis.casefile --open\nreport proposals crisis.casefile --edition EDITION",
    )
    chosen = with_case(listing).add_mutually_exclusive_group()
    chosen.add_argument("--report", metavar="REPORT", help="only those to the editions of this report")
    chosen.add_argument("--edition", metavar="EDITION", help="only those to this edition")
    listing.add_argument("--open", action="store_true", help="only those that wait for an answer")
    answer = builder.sub(
        "answer",
        "answer a proposal: accept it into the record or into the report, reject it, or note it",
        _answer,
        "report answer crisis.casefile PROPOSAL --accept claim\n"
        'report answer crisis.casefile PROPOSAL --reject --reason "the source does not say so"',
    )
    with_id(answer, "proposal")
    how = answer.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--accept",
        choices=("claim", "report"),
        help="change the record itself (claim), or only the words of the report",
    )
    how.add_argument("--reject", action="store_true", help="leave everything as it is")
    how.add_argument("--note", action="store_true", help="keep in mind what was said, and change nothing")
    answer.add_argument("--wording", metavar="TEXT", help="accept these words instead of the reader's")
    answer.add_argument("--reason", metavar="TEXT", help="why, for the history and for whoever asks")


def _review(context: Context) -> None:
    from briefing_app.services import reviews

    path = Path(context["file"])
    dry = bool(context["dry_run"])

    def progress(done: int, total: int) -> None:
        context.output.progress("Review", done, total)

    with context.reading() if dry else context.writing() as session:
        review = reviews.read(session, path, progress=progress)
        if not dry:
            reviews.take_in(session, review)
        rows = [
            fields_of(item, known=item.id in review.known, flags=[] if dry else _flags(session, item.id))
            for item in review.proposals
        ]
    context.output.clear_progress()
    fresh = len(review.fresh)
    found = {
        "type": "review", "id": review.edition.id, "path": str(path), "number": review.edition.number,
        "kept": not dry, "new": fresh, "known": len(review.known), "remarks": list(review.remarks), "proposals": rows,
    }  # fmt: skip
    said = f"{path.name} is edition {review.edition.number} of “{review.report}”: "
    said += f"{fresh} new proposal{'s' if fresh != 1 else ''}" + (
        f", {len(review.known)} known" if review.known else ""
    )
    said += ". Nothing was kept." if dry else ". Answer them with “briefing report answer”." if fresh else "."
    parts = [said, *(f"- {remark}" for remark in review.remarks), *(_described(row) for row in rows)]
    context.output.document(found, "\n\n".join(parts))


def _flags(session: "CaseSession", id: str) -> list[str]:
    from briefing_app.services import review_answers

    return [flag.sentence for flag in review_answers.show(session, id).flags]


def _proposals(context: Context) -> None:
    from briefing_app.services import review_answers, reviews

    with context.reading() as session:
        found = reviews.all_of(
            session,
            edition=context["edition"],
            report=context["report"],
            answer="open" if context["open"] else None,
        )
        rows = [_row(review_answers.show(session, item.id)) for item in found]
    if context.output.as_json or not rows:
        context.output.rows(rows, (), "There are no proposals. “briefing report review” reads a file that came back.")
        return
    context.output.document({}, "\n\n".join(_described(row) for row in rows))


def _row(shown: "Shown") -> dict[str, Any]:
    return fields_of(
        shown.proposal,
        wording=shown.wording,
        current=shown.current,
        accepts=list(shown.places),
        flags=[flag.sentence for flag in shown.flags],
        passages=[
            {"id": row.citation.id, "source_title": row.source.title, "exact": row.citation.exact}
            for row in shown.passages
        ],
    )


def _described(row: dict[str, Any]) -> str:
    """A proposal as one reads it: who, where, from what to what, and what to look at."""
    who = ", ".join(filter(None, (row["reviewer"] or "somebody", row["written_at"], _HOW[row["tracked"]])))
    lines = [f"{row['id']}  {row['kind']} by {who}" + ("" if row["answer"] == "open" else f"  [{row['answer']}]")]
    if row["place"]:
        lines.append(f"  under: {row['place']}")
    named = (("before", "about" if row["kind"] == "comment" else "was"), ("after", "reads"), ("remark", "says"))
    if row["kind"] == "comment":
        named = (named[0], ("after", "answers"), named[2])
    lines += [f"  {name}: {row[field]}" for field, name in named if row[field]]
    lines += [f"  look: {flag}" for flag in row.get("flags", ())]
    if row["reason"]:
        lines.append(f"  reason: {row['reason']}")
    return "\n".join(lines)


def _answer(context: Context) -> None:
    from briefing_app.services import review_answers

    if context["wording"] is not None and not context["accept"]:
        raise BadInput("--wording goes with --accept: only what is accepted is worded.")
    id, reason = context["id"], context["reason"]
    with context.writing() as session:
        if context["accept"]:
            done = review_answers.accept(session, id, into=context["accept"], wording=context["wording"], reason=reason)
            said = f"Accepted into the {context['accept']}."
        elif context["reject"]:
            done, said = review_answers.reject(session, id, reason), "Rejected."
        else:
            done, said = review_answers.note(session, id, reason), "Noted."
    context.output.document(fields_of(done), f"{said} “briefing undo” takes it back.")
