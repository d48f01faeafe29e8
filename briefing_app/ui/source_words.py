# SPDX-License-Identifier: Apache-2.0
"""How the window speaks of sources: their fields and kinds, the ways to sort and filter them, a row of the list."""

from dataclasses import dataclass
from typing import Final

from briefing_app.domain import scales
from briefing_app.domain.fields import Value
from briefing_app.services.browse import SourceRow
from briefing_app.ui import choices, languages, words
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.models.rows import ListRow

KINDS: Final = {
    "article": mark("Article"),
    "statement": mark("Official statement"),
    "report": mark("Report"),
    "interview": mark("Interview"),
    "post": mark("Post"),
    "broadcast": mark("Broadcast"),
    "dataset": mark("Dataset"),
    "picture": mark("Picture"),
    "document": mark("Document"),
    "other": mark("Other"),
}
LINEAGE: Final = {
    "cites": (mark("cites"), mark("cited by")),
    "quotes": (mark("quotes"), mark("quoted by")),
    "paraphrases": (mark("paraphrases"), mark("paraphrased by")),
    "republishes": (mark("republishes"), mark("republished by")),
    "translates": (mark("translates"), mark("translated by")),
    "same_event": (mark("reports the same event as"), mark("same event reported by")),
}
"""For each kind of lineage, how the source that derives and how its origin speak of the other."""
FIELDS: Final = {
    "title": mark("Title"),
    "kind": mark("Kind"),
    "outlet": mark("Outlet"),
    "author": mark("Author"),
    "published": mark("Published"),
    "retrieved": mark("Retrieved"),
    "url": mark("Address"),
    "language": mark("Language"),
    "reliability": mark("Reliability"),
    "reliability_reason": mark("Reason for the grade"),
    "handling": mark("Handling"),
    "descriptor": mark("Descriptor"),
    "party": mark("Party"),
    "notes": mark("Notes"),
}
SORTS: Final = {
    "published": mark("Newest published"),
    "added": mark("Last added"),
    "title": mark("Title"),
    "outlet": mark("Outlet"),
    "reliability": mark("Reliability"),
    "claims": mark("Most claims"),
}


def kind_label(kind: str) -> str:
    return tr(KINDS[kind]) if kind in KINDS else kind


def kinds() -> tuple[tuple[str | None, str], ...]:
    """The kinds of source as choices."""
    return tuple((kind, tr(label)) for kind, label in KINDS.items())


def parties() -> tuple[tuple[str | None, str], ...]:
    """Whether a source is a party to the matter, as choices."""
    return ((None, tr("not stated")), ("yes", tr("yes")), ("no", tr("no")))


def party_value(choice: str | None) -> bool | None:
    return None if choice is None else choice == "yes"


def party_choice(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def value_label(field: str, value: Value) -> str:
    """A value of a field as one reads it."""
    if value is None or value == "":
        return tr("not graded") if field == "reliability" else tr("not stated")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    text = str(value)
    if field == "kind":
        return kind_label(text)
    if field == "language":
        return languages.label_of(text)
    if field == "reliability":
        return f"{text} · {choices.reliability_meaning(text)}"
    if field == "handling":
        return choices.handling_colours(text)[0]
    if field in ("published", "retrieved"):
        return words.date_in_words(text)
    return text


def progress(claims: int) -> str:
    """How far the work on a source is."""
    return trn(claims, "{n} claim", "{n} claims") if claims else tr("no claims yet")


def is_stricter(mark_code: str, case: str | None) -> bool:
    """Whether a source's mark is more restricted than its case's. Marks of different schemes cannot be compared and
    count as stricter."""
    if case is None:
        return True
    try:
        return mark_code != case and scales.at_least(mark_code, case)
    except (scales.ScaleError, scales.UnknownGrade):
        return True


@dataclass(frozen=True, slots=True)
class SourceLine(ListRow):
    """A source in the list. ``outlet`` gives way first where there is little room, ``rest`` stays whole; ``mark`` is
    its handling where that is stricter than the case's, or the case states none."""

    outlet: str = ""
    rest: str = ""
    mark: str = ""


def source_line(item: SourceRow, language: str | None = None, handling: str | None = None) -> SourceLine:
    """What the list says of a source: from whom and when, how far, how good; in a case of this language and handling
    only what differs from them."""
    outlet = item.outlet or kind_label(item.kind)
    other = item.language if languages.is_other(item.language, language) else None
    rest = words.joined(
        words.day_in_words(item.published), languages.name_of(other) if other else None, progress(item.claims)
    )
    shown = ""
    spoken = tr("reliability {meaning}", meaning=choices.reliability_meaning(item.reliability))
    if item.handling is not None and is_stricter(item.handling, handling):
        shown = choices.handling_colours(item.handling)[0]
        spoken = f"{spoken}, {tr('handling {mark}', mark=shown)}"
    return SourceLine(
        item.id, item.title, words.joined(outlet, rest), item.reliability or "–", spoken, contested=item.contested,
        outlet=outlet, rest=rest, mark=shown,
    )  # fmt: skip
