# SPDX-License-Identifier: Apache-2.0
"""Word templates for reports: our own, those that a case keeps, a file's, and which of our styles each has."""

import hashlib
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from briefing_app import resources
from briefing_app.domain.errors import BadInput, CaseFileDamaged, NotFound, Refused
from briefing_app.domain.ids import is_id
from briefing_app.domain.records import Edition, Report, Template
from briefing_app.services.session import CaseSession
from briefing_app.store import queries

_FOLDER = "templates"
_TWIPS_PER_CM = 566.929


@dataclass(frozen=True, slots=True)
class TemplateStyle:
    """One style of a report. ``found``: what the template calls it; None where it has none and ours is added."""

    id: str
    name: str
    kind: str
    found: str | None


@dataclass(frozen=True, slots=True)
class TemplateDescription:
    """What a template brings. Lengths in centimetres; ``theirs``: kind and name of each style of its own;
    ``remarks``: what of it is left out."""

    name: str
    page_width: float
    page_height: float
    text_width: float
    has_header: bool
    has_footer: bool
    pictures: int
    styles: tuple[TemplateStyle, ...]
    theirs: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]

    @property
    def summary(self) -> str:
        """In a sentence or two."""
        found = sum(style.found is not None for style in self.styles)
        told = {"header": self.has_header, "footer": self.has_footer}
        stories = " and ".join(name for name, there in told.items() if there) or "no header or footer"
        pictures = f", {self.pictures} picture{'s' if self.pictures != 1 else ''}" if self.pictures else ""
        added = "" if found == len(self.styles) else "; the others are added in its faces and colours"
        return (
            f"{found} of {len(self.styles)} styles are the template's{added}. Page {self.page_width:g} × "
            f"{self.page_height:g} cm, text {self.text_width:g} cm wide; {stories}{pictures}."
        )


def own() -> tuple[str, ...]:
    """The names of our templates."""
    return tuple(name.removesuffix(".dotx") for name in resources.names(_FOLDER) if name.endswith(".dotx"))


def named(text: str) -> Path:
    """The file that is meant: one of ours by its name, or a path."""
    return resources.path(_FOLDER, f"{text}.dotx") if text in own() else Path(text)


# -- those that a case keeps -------------------------------------------------------------------------------------------


def all_of(session: CaseSession) -> list[Template]:
    """The templates that the case keeps, by name."""
    return sorted(session.all(Template), key=lambda kept: (kept.name.casefold(), kept.id))


def find(session: CaseSession, text: str) -> Template:
    """The kept template of this id or name. Raises NotFound, and BadInput where several have the name."""
    wanted = " ".join(text.split()).casefold()
    known = all_of(session)
    found = [kept for kept in known if kept.id == wanted] or [kept for kept in known if _folded(kept.name) == wanted]
    if not found:
        raise NotFound(f"There is no template “{text:.80}” in this case. “briefing template list” shows them.")
    if len(found) > 1:
        listed = ", ".join(kept.id for kept in found)
        raise BadInput(f"{len(found)} templates of this case are called “{text:.80}”. Name one by its id: {listed}.")
    return found[0]


def keep(session: CaseSession, path: Path, name: str | None = None) -> Template:
    """Keeps the template that a file holds. What the case has already is not kept twice; it takes the given name.

    ``name``: otherwise the file's, with a number where another template has it.
    Raises BadInput for a file that cannot be a template, or a name that is taken.
    """
    return keep_bytes(session, read_file(path), name, path.stem)


def keep_bytes(session: CaseSession, data: bytes, name: str | None, otherwise: str) -> Template:
    """The same for bytes that were looked through. ``otherwise``: what it is called where no name is given."""
    id = Template.id_of(hashlib.sha256(data).hexdigest())
    known = session.look_up(Template, id)
    if known is not None:
        return known if name is None else rename(session, id, name)
    chosen = _free_name(session, otherwise) if name is None else _checked_name(session, name, id)
    with session.transaction("Keep template") as work:
        return work.insert(Template.make(id, name=chosen, content=work.writer.put_blob(data)))


def rename(session: CaseSession, id: str, name: str) -> Template:
    """Gives a kept template another name. Raises NotFound, and BadInput where it is empty or taken."""
    known = session.get(Template, id)
    chosen = _checked_name(session, name, id)
    if chosen == known.name:
        return known
    with session.transaction("Rename template") as work:
        return work.update(Template, id, name=chosen)


def remove(session: CaseSession, id: str) -> Template:
    """Takes a template out of the case; editions that were made with it keep their own copy.

    Raises NotFound, and Refused while a report is to look like it.
    """
    kept = session.get(Template, id)
    users = [report.title for report in session.where(Report, template=id)]
    if users:
        titles = " and ".join(f"“{title:.80}”" for title in users[:2])
        more = f" and {len(users) - 2} more" if len(users) > 2 else ""
        raise Refused(
            f"The template “{kept.name:.80}” stays: {titles}{more} would lose their look. Choose others for them."
        )
    with session.transaction("Remove template") as work:
        work.delete(Template, id)
    return kept


def content(session: CaseSession, id: str) -> bytes:
    """The bytes of a kept template. Raises NotFound where the case, or this copy of it, does not hold them."""
    kept = session.get(Template, id)
    return _blob(session, kept.content, f"The template “{kept.name:.80}”")


def mapping(session: CaseSession, id: str) -> "TemplateDescription":
    """What one of ours (by name), or a kept template, has and what falls back.

    Raises NotFound, and BadInput for one that cannot be read.
    """
    if id in own():
        return describe(named(id))
    return describe_bytes(content(session, id), session.get(Template, id).name)


def match(session: CaseSession, id: str, ours: str, theirs: str | None) -> Template:
    """Says which style of a kept template (by name) stands for one of ours (by id or name); None: whichever is found.

    It is noted in the file itself, so that a new record takes the place of the old one, for reports too.
    Raises NotFound, and BadInput for a style that is not there, or is of another kind.
    """
    from briefing_app.report import template

    kept = session.get(Template, id)
    known = mapping(session, id).styles
    style = next((style for style in known if ours.casefold() in (style.id.casefold(), style.name.casefold())), None)
    if style is None:
        raise BadInput(f"A report has no style “{ours:.80}”. “briefing template show” lists them.")
    data = template.matched(content(session, id), f"The template “{kept.name:.80}”", style.id, theirs)
    new = Template.id_of(hashlib.sha256(data).hexdigest())
    if new == id:
        return kept
    with session.transaction("Match style of template") as work:
        made = session.look_up(Template, new)
        if made is None:
            made = work.insert(Template.make(new, name=kept.name, content=work.writer.put_blob(data)))
        for report in session.where(Report, template=id):
            work.update(Report, report.id, template=new)
        work.delete(Template, id)
    return made


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _taken(session: CaseSession, but: str = "") -> set[str]:
    return {*own(), *(_folded(kept.name) for kept in session.all(Template) if kept.id != but)}


def _checked_name(session: CaseSession, name: str, id: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise BadInput("Give the template a name.")
    if cleaned.casefold() in own():
        raise BadInput(f"“{cleaned}” is the name of one of our templates. Choose another name.")
    if cleaned.casefold() in _taken(session, id):
        raise BadInput(f"There is a template “{cleaned:.80}” already. Choose another name.")
    return cleaned


def _free_name(session: CaseSession, stem: str) -> str:
    taken = _taken(session)
    name = " ".join(stem.split()) or "Template"
    numbered = (f"{name} ({number})" for number in count(2))
    return next(found for found in chain((name,), numbered) if found.casefold() not in taken)


def _blob(session: CaseSession, digest: str, what: str) -> bytes:
    data = queries.blob(session.database, digest)
    if data is None:
        raise NotFound(f"{what} is not in this copy of the case. Bring it in again, or choose another look.")
    if hashlib.sha256(data).hexdigest() != digest:
        raise CaseFileDamaged(f"{what} was altered. Restore a backup of the case.")
    return data


# -- which one a report takes ------------------------------------------------------------------------------------------


def checked(session: CaseSession, name: object) -> object:
    """What a report states as its template, from what was given: the name of one of ours, or the id or name of a kept
    one. Raises BadInput for anything else: a report that moves to another computer finds only these."""
    if not isinstance(name, str) or not name or name in own():
        return name
    try:
        return find(session, name).id
    except NotFound:
        raise BadInput(
            f"report: template: {name[:80]!r} is none of {', '.join(own())}, and no template that the case keeps. "
            "Keep a file of your own with “briefing template add”, or give it when the report is built."
        ) from None


def chosen(session: CaseSession, report: Report, given: Path | str | None = None) -> bytes | None:
    """The template of a report: the given one (a file, or a name), otherwise the one that the report states, otherwise
    None for our look.

    Raises BadInput for one that cannot be used, Refused where the report states one that the case does not hold.
    """
    if given is not None:
        meant = _by_name(session, given)
        return read_file(named(str(given))) if meant is None else content(session, meant.id)
    if not report.template:
        return None
    if report.template in own():
        return read_file(named(report.template))
    kept = session.look_up(Template, report.template) if is_id(report.template) else None
    if kept is None:
        raise Refused(
            f"The report “{report.title:.80}” is to look like a template that is not in this case "
            f"({report.template:.80}). Choose another look for it, or keep the template's file in the case again."
        )
    return content(session, kept.id)


def _by_name(session: CaseSession, given: Path | str) -> Template | None:
    """The kept template that is meant; None for one of ours, or a file."""
    if isinstance(given, Path) or given in own() or Path(given).exists():
        return None
    try:
        return find(session, given)
    except NotFound:
        return None


def read_file(path: Path) -> bytes:
    """The bytes of a template that can be used. Raises BadInput for a file that cannot."""
    from briefing_app.report import template

    data = template.file_bytes(path)
    template.read(data, str(path))
    return data


def of_edition(session: CaseSession, edition: Edition, report: Report) -> bytes | None:
    """The template that an edition was made with; of editions that do not tell, the one that the report stated then.
    Raises NotFound where this copy of the case does not hold it."""
    if edition.template is None:
        return chosen(session, report)
    return _blob(session, edition.template, f"The template of edition {edition.number}")


# -- what one has ------------------------------------------------------------------------------------------------------


def describe(path: Path) -> TemplateDescription:
    """What a template has and what falls back. Raises BadInput for a file that cannot be one."""
    from briefing_app.report import template

    return describe_bytes(template.file_bytes(path), str(path), path.name)


def describe_bytes(data: bytes, source: str, name: str = "") -> TemplateDescription:
    """The same for bytes; ``source`` stands for them in messages."""
    from briefing_app.report import template

    house = template.read(data, source)
    stories = (*house.headers.values(), *house.footers.values())
    paper = house.paper
    return TemplateDescription(
        name=name or source,
        page_width=_centimetres(paper.width),
        page_height=_centimetres(paper.height),
        text_width=_centimetres(paper.text_width),
        has_header=bool(house.headers),
        has_footer=bool(house.footers),
        pictures=len({picture.data for story in stories for picture in story.pictures.values()}),
        styles=tuple(TemplateStyle(match.id, match.name, match.kind, match.found) for match in house.matches),
        theirs=house.sheet.theirs,
        remarks=house.remarks,
    )


def _centimetres(twips: int) -> float:
    return round(twips / _TWIPS_PER_CM, 1)
