# SPDX-License-Identifier: Apache-2.0
"""Commands that look after case files: verify, backup, restore, place, compact; and the benchmarks."""

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, CannotOpen, NotFound, Refused

if TYPE_CHECKING:
    from briefing_app.services.working import Place


def build_verify(builder: Builder) -> None:
    with_case(builder.leaf(_verify, "verify crisis.casefile"))


def _verify(context: Context) -> int:
    from briefing_app.services import moments, verifying

    path = context.case if context.earlier is None else moments.file_of(context.earlier)

    def progress(done: int, total: int) -> None:
        context.output.progress("Verify", done, total)

    findings = [{"type": "finding", **asdict(found)} for found in verifying.verify(path, progress)]
    context.output.rows(findings, ("rule", "place", "message", "remedy"), f"{context.case} is whole: nothing found.")
    return 1 if findings else 0


def build_backup(builder: Builder) -> None:
    parser = builder.leaf(
        _backup, "backup crisis.casefile\nbackup crisis.casefile -o copy.casefile\nbackup crisis.casefile --list"
    )
    with_case(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("-o", "--output", metavar="FILE", help="where to (otherwise your backup folder)")
    choice.add_argument("--list", action="store_true", help="list the backups in your backup folder")


def _backup(context: Context) -> None:
    from briefing_app.services import keeping

    with context.reading() as session:
        if context["list"]:
            rows = [
                {"type": "backup", "id": found.path.name, **asdict(found), "path": str(found.path)}
                for found in keeping.backups(session)
            ]
            context.output.rows(rows, ("id", "made", "reason", "size"), "There are no backups of this case.")
            return
        if context.earlier is not None and not context["output"]:
            raise BadInput("Say where the earlier state goes, with -o FILE: among the backups it would be the latest.")
        made = keeping.backup(session, Path(context["output"]) if context["output"] else None)
    found = {"type": "backup", "id": made.name, "path": str(made), "size": made.stat().st_size}
    context.output.document(found, f"The backup is {made}.")


def build_restore(builder: Builder) -> None:
    parser = builder.leaf(
        _restore,
        "restore crisis.casefile 2023-11-14T120000Z-by-hand.casefile -o restored.casefile\n"
        "restore crisis.casefile latest -o restored.casefile",
    )
    with_case(parser).add_argument(
        "backup", metavar="BACKUP", help="its name (see “backup --list”), its path, or “latest”"
    )
    parser.add_argument("-o", "--output", metavar="NEW", required=True, help="the new case file")


def _restore(context: Context) -> None:
    from briefing_app.services import keeping

    made = keeping.restore(_chosen(context), Path(context["output"]))
    found = {"type": "case", "path": str(made), "size": made.stat().st_size}
    with context.reading(made) as session:
        found["id"] = session.case.id
    context.output.document(found, f"The restored case is {made}. {context.case} was not touched.")


def _chosen(context: Context) -> Path:
    """The backup file that was named. A path also serves where the case itself can no longer be opened."""
    from briefing_app.services import keeping

    named = str(context["backup"])
    if named != "latest" and Path(named).is_file():
        return Path(named)
    try:
        with context.reading() as session:
            known = keeping.backups(session)
    except CannotOpen as error:
        raise CannotOpen(f"{error} Or name the backup by its path.") from None
    if named == "latest" and known:
        return known[0].path
    for found in known:
        if found.path.name == named:
            return found.path
    raise NotFound(f"There is no backup “{named}” of this case. “briefing backup {context.case} --list” lists them.")


def build_place(builder: Builder) -> None:
    parser = builder.leaf(
        _place,
        "place crisis.casefile\nplace crisis.casefile --save-back\nplace crisis.casefile --treat local",
    )
    parser.add_argument("case", metavar="CASE", nargs="?", help="the case file")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--save-back", action="store_true", help="bring working copy and shared folder together now")
    choice.add_argument(
        "--treat", metavar="HOW", help="treat its folder as shared or local from now on; auto: as it looks"
    )
    choice.add_argument("--waiting", action="store_true", help="list working copies that hold more than their folders")


def _place(context: Context) -> None:
    from briefing_app.services import working

    if context["waiting"]:
        rows = [_place_row(found) for found in working.waiting()]
        context.output.rows(rows, ("path", "working"), "All working copies are saved back.")
        return
    if context["case"] is None:
        raise BadInput("Name a case file, or say --waiting.")
    if context["save_back"]:
        _save_back(context)
        return
    found = working.place(context.case)
    if context["treat"] is not None:
        working.treat(context.case, None if context["treat"] == "auto" else context["treat"])
        found = working.place(context.case)
    context.output.document(_place_row(found), _place_words(found))


def _save_back(context: Context) -> None:
    from briefing_app.services import working

    session = working.open_case(context.case, context.author(), tell=context.output.message)
    with session:
        if session.working is None:
            raise Refused(f"{context.case} is in a local folder and worked on directly: nothing is to be saved back.")
        done = working.save_back(session)
    found = {"type": "place", **asdict(done), "path": str(context.case)}
    context.output.document(found, f"{context.case} and your working copy of it hold the same now.")


def _place_row(found: "Place") -> dict[str, Any]:
    return {
        "type": "place",
        "path": str(found.file),
        "kind": found.kind,
        "treated": found.treated,
        "working": str(found.working) if found.working else None,
        "waiting": found.waiting,
    }


def _place_words(found: "Place") -> str:
    because = f" (you said so with --treat {found.treated})" if found.treated else ""
    if found.kind is None:
        said = f"{found.file} is in a local folder{because} and is worked on directly."
    else:
        said = f"{found.file} is in {found.kind}{because}: it is worked on in a copy and saved back by merging."
    if found.waiting:
        said += f" The working copy {found.working} holds changes that are not there yet."
    return said


def build_compact(builder: Builder) -> None:
    with_case(builder.leaf(_compact, "compact crisis.casefile"))


def _compact(context: Context) -> None:
    from briefing_app.services import keeping

    with context.writing() as session:
        before, after = keeping.compact(session)
        found = {"type": "case", "id": session.case.id, "before": before, "after": after}
    context.output.document(found, f"{context.case}: {before:,} bytes before, {after:,} after.")


def build_bench(builder: Builder) -> None:
    parser = builder.leaf(_bench, "bench import --scale 0.1")
    parser.add_argument("name", metavar="NAME", nargs="?", help="which one (otherwise all)")
    parser.add_argument("--scale", metavar="N", help="how large, as a factor")


def _bench(context: Context) -> int:
    import briefing_app

    root = Path(briefing_app.__file__).resolve().parent.parent
    if not (root / "benchmarks" / "__init__.py").is_file():
        raise Refused("The benchmarks are part of the source checkout only; this is an installed program.")
    command = [sys.executable, "-m", "benchmarks"]
    command += [context["name"]] if context["name"] else []
    command += ["--scale", context["scale"]] if context["scale"] else []
    command += ["--json"] if context.output.as_json else []
    sys.stdout.flush()
    try:
        return subprocess.run(command, cwd=root, check=False).returncode
    except OSError as error:
        raise BadInput(f"The benchmarks cannot be started ({error.strerror}).") from None
