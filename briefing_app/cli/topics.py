# SPDX-License-Identifier: Apache-2.0
"""The commands: their names, what they are for, and which module under ``commands`` builds them."""

from typing import Final, NamedTuple


class Topic(NamedTuple):
    """A first word of the command line. ``module`` has a function ``build_<name>``."""

    name: str
    module: str
    help: str


TOPICS: Final = (
    Topic("new", "cases", "make a case"),
    Topic("case", "cases", "show and edit the title, handling and other fields of a case"),
    Topic("info", "cases", "say what is in a case"),
    Topic("demo", "cases", "build the demonstration case and its report"),
    Topic("source", "sources", "add, list, show, edit and remove sources"),
    Topic("lineage", "sources", "say what a source derives from"),
    Topic("claim", "claims", "add, list, show, edit, withdraw, merge and split claims"),
    Topic("cite", "claims", "cite a passage for a claim or an assessment"),
    Topic("citation", "claims", "show, edit and remove citations"),
    Topic("figure", "claims", "give a claim its number"),
    Topic("relation", "claims", "say that a claim contradicts, supersedes or elaborates another"),
    Topic("expert", "experts", "add, list, show, edit and merge experts"),
    Topic("assess", "judgments", "record a judgment, resolve it, list and edit judgments"),
    Topic("question", "matrix", "add, list, show and edit questions with competing answers"),
    Topic("hypothesis", "matrix", "add, list, show and edit competing answers to a question"),
    Topic("evidence", "matrix", "add, list, show and edit the rows of a question's matrix"),
    Topic("mark", "matrix", "mark a row as consistent or inconsistent with an answer"),
    Topic("assumption", "tracking", "add, list, show and edit what is taken for granted"),
    Topic("indicator", "tracking", "add, list, show, edit and read what would change our mind"),
    Topic("gap", "tracking", "add, list, show and edit what is not known"),
    Topic("entity", "entities", "add, list, show, name and mention persons, groups, places and things"),
    Topic("tag", "entities", "put tags on records, take them off, list them"),
    Topic("filter", "filters", "keep ways to look at claims under a name, list and remove them"),
    Topic("impact", "impact", "list everything that rests on a record, issued reports included"),
    Topic("search", "searching", "find words in texts, claims, assessments, experts and entities"),
    Topic("check", "checking", "list what does not hold in a case or a report, with what to do"),
    Topic("waive", "checking", "let a finding stand, with the reason"),
    Topic("report", "reports", "make, shape and build situation reports"),
    Topic("template", "templates", "keep Word templates in a case, list, show, rename and remove them"),
    Topic("trace", "reports", "list what each statement of a report file rests on"),
    Topic("history", "log", "list who changed what, when"),
    Topic("blame", "moments", "say who wrote what each field of a record holds, and what it replaced"),
    Topic("as-of", "moments", "read the case as it was at an earlier moment"),
    Topic("diff", "moments", "list what is otherwise at one moment than at another"),
    Topic("undo", "log", "take back the latest action, or any by its id"),
    Topic("redo", "log", "bring back what was last undone"),
    Topic("merge", "merging", "bring in what another copy of the case has, or say what that would do"),
    Topic("merges", "merging", "list what was merged into this file, or take a merge back"),
    Topic("share", "merging", "make a copy of a case for a colleague"),
    Topic("conflicts", "conflicts", "list the fields with several values that nobody settled"),
    Topic("resolve", "conflicts", "settle a conflict"),
    Topic("positions", "positions", "list judgments of which several stand, or say that one is given up"),
    Topic("duplicates", "duplicates", "list records that look alike, or say that two are not the same"),
    Topic("merge-records", "duplicates", "make several records that are the same thing one"),
    Topic("import", "exchange", "add records from JSON lines"),
    Topic("import-case", "importing", "take records over from another case, under ids of their own"),
    Topic("export", "exchange", "write records as JSON lines"),
    Topic("verify", "upkeep", "check that a case file is whole and adds up"),
    Topic("backup", "upkeep", "back a case up, or list its backups"),
    Topic("restore", "upkeep", "make a new case file from a backup"),
    Topic("place", "upkeep", "say whether a case lies in a shared folder, and save its working copy back"),
    Topic("compact", "upkeep", "give unused space in a case file back"),
    Topic("bench", "upkeep", "run one of the benchmarks (in a source checkout only)"),
)
