# SPDX-License-Identifier: Apache-2.0
"""Commands about entities and tags."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import build_usual, with_case
from briefing_app.cli.context import Context, existing
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import Entity, Mention, Name, Tag, Tagging

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession


def _edit() -> Any:
    from briefing_app.services import entities

    return entities.edit


def build_entity(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add a person, group, place or thing",
        _add,
        'entity add crisis.casefile --name "River Police" --kind group',
    )
    add_fields(with_case(add), Entity)
    build_usual(builder, Entity, ("name", "kind", "description"), _edit, more=_more, example="--kind group")
    name = builder.sub(
        "name",
        "give an entity a further name: variant, other script, abbreviation",
        _name,
        'entity name crisis.casefile ID "شرطة النهر" --language ar',
    )
    with_case(name).add_argument("id", metavar="ID", help="the id of the entity")
    name.add_argument("text", metavar="NAME", help="the further name")
    name.add_argument("--language", metavar="CODE", help="its language, such as ar")
    mention = builder.sub(
        "mention",
        "say that a claim speaks of an entity",
        _mention,
        "entity mention crisis.casefile CLAIM ENTITY --role target",
    )
    with_case(mention).add_argument("claim", metavar="CLAIM", help="the id of the claim")
    mention.add_argument("entity", metavar="ENTITY", help="the id of the entity")
    mention.add_argument("--role", metavar="TEXT", help="the part that it plays")
    unmention = builder.sub(
        "unmention",
        "take back that a claim speaks of an entity",
        _unmention,
        "entity unmention crisis.casefile CLAIM ENTITY",
    )
    with_case(unmention).add_argument("claim", metavar="CLAIM", help="the id of the claim")
    unmention.add_argument("entity", metavar="ENTITY", help="the id of the entity")


def _add(context: Context) -> None:
    from briefing_app.services import entities

    fields = given(context, Entity)
    for needed in ("name", "kind"):
        if not fields.get(needed):
            raise BadInput(f"entity: {needed} is missing. Give --{needed}.")
    with context.writing() as session:
        context.output.document(fields_of(entities.add(session, **fields)))


def _more(session: "CaseSession", entity: Entity) -> dict[str, Any]:
    return {
        "names": [fields_of(name) for name in session.where(Name, entity=entity.id)],
        "mentions": [fields_of(mention) for mention in session.where(Mention, entity=entity.id)],
    }


def _name(context: Context) -> None:
    from briefing_app.services import entities

    with context.writing() as session:
        session.get(Entity, context["id"])
        made = entities.add_name(session, context["id"], context["text"], context["language"])
        context.output.document(fields_of(made))


def _mention(context: Context) -> None:
    from briefing_app.services import entities

    with context.writing() as session:
        existing(session, context["claim"], context["entity"])
        made = entities.mention(session, context["claim"], context["entity"], context["role"])
        context.output.document(fields_of(made))


def _unmention(context: Context) -> None:
    from briefing_app.services import entities

    with context.writing() as session:
        existing(session, context["claim"], context["entity"])
        links = session.where(Mention, claim=context["claim"], entity=context["entity"])
        entities.unmention(session, context["claim"], context["entity"])
        context.output.document(fields_of(links[0], removed=True))


def build_tag(builder: Builder) -> None:
    for word, help, handler in (
        ("add", "put a tag on a record", _tag),
        ("remove", "take a tag off a record", _untag),
    ):
        parser = builder.sub(word, help, handler, f"tag {word} crisis.casefile ID casualties")
        with_case(parser).add_argument("id", metavar="ID", help="the id of the record")
        parser.add_argument("tag", metavar="WORD", help="the tag")
    listing = builder.sub("list", "list the tags of a case", _list_tags, "tag list crisis.casefile")
    with_case(listing)


def _tag(context: Context) -> None:
    from briefing_app.services import entities

    with context.writing() as session:
        existing(session, context["id"])
        made = entities.tag(session, context["id"], context["tag"])
        context.output.document(fields_of(made, name=session.get(Tag, made.tag).name))


def _untag(context: Context) -> None:
    from briefing_app.services import entities

    with context.writing() as session:
        links = session.where(Tagging, tag=Tag.id_of(context["tag"]), subject=context["id"])
        if not links:
            raise NotFound(f"{context['id']} has no tag “{context['tag'][:80]}”.")
        entities.untag(session, context["id"], context["tag"])
        context.output.document(fields_of(links[0], removed=True))


def _list_tags(context: Context) -> None:
    with context.reading() as session:
        uses = Counter(link.tag for link in session.all(Tagging))
        rows = [fields_of(tag, records=uses[tag.id]) for tag in session.all(Tag)]
    rows.sort(key=lambda row: str(row["name"]).casefold())
    context.output.rows(rows, ("id", "name", "records"), "There are no tags in this case.")
