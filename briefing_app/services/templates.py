# SPDX-License-Identifier: Apache-2.0
"""Word templates for reports: our own, a house's, and which of our styles each has."""

from dataclasses import dataclass
from pathlib import Path

from briefing_app import resources
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Report

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
    """What a template brings. Lengths in centimetres; ``remarks``: what of it is left out."""

    name: str
    page_width: float
    page_height: float
    text_width: float
    has_header: bool
    has_footer: bool
    pictures: int
    styles: tuple[TemplateStyle, ...]
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


def check(name: object) -> None:
    """Refuses what a report cannot name as its template: a report that moves to another computer finds only ours."""
    if name is not None and name != "" and name not in own():
        raise BadInput(
            f"report: template: {name!r} is none of {', '.join(own())}. A file of your own is given when the report is "
            "built."
        )


def chosen(report: Report, given: Path | None) -> bytes | None:
    """The template of a report: the given one, otherwise the one that the report names, otherwise None for our look.

    Raises BadInput for one that is missing or cannot be used.
    """
    from briefing_app.report import template

    path = given
    if path is None:
        if not report.template:
            return None
        if report.template not in own():
            raise BadInput(
                f"There is no template {report.template!r}, which the report names. "
                f"Choose one of {', '.join(own())} for it, or give a template file."
            )
        path = named(report.template)
    data = template.file_bytes(path)
    template.read(data, str(path))
    return data


def describe(path: Path) -> TemplateDescription:
    """What a template has and what falls back. Raises BadInput for a file that cannot be one."""
    from briefing_app.report import template

    house = template.read(template.file_bytes(path), str(path))
    stories = (*house.headers.values(), *house.footers.values())
    paper = house.paper
    return TemplateDescription(
        name=path.name,
        page_width=_centimetres(paper.width),
        page_height=_centimetres(paper.height),
        text_width=_centimetres(paper.text_width),
        has_header=bool(house.headers),
        has_footer=bool(house.footers),
        pictures=len({picture.data for story in stories for picture in story.pictures.values()}),
        styles=tuple(TemplateStyle(match.id, match.name, match.kind, match.found) for match in house.matches),
        remarks=house.remarks,
    )


def _centimetres(twips: int) -> float:
    return round(twips / _TWIPS_PER_CM, 1)
