# SPDX-License-Identifier: Apache-2.0
"""How the command line's parsers are put together. Every command has a help line and an example."""

import argparse
import difflib
import importlib
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NoReturn

from briefing_app import __version__
from briefing_app.cli.output import shown
from briefing_app.cli.topics import TOPICS

if TYPE_CHECKING:
    from briefing_app.cli.context import Context

Handler = Callable[["Context"], int | None]

_VALUED: Final = ("--author",)
_PROGRAM: Final = "briefing"
_EXAMPLE: Final = """Example, from a text to a report:
  briefing new crisis.casefile --title "Ferry attack" --author "Ilse Brandt"
  briefing source add crisis.casefile article.txt --outlet "The Ledger" --reliability B
  briefing claim add crisis.casefile --source ID --quote "17 people were injured" \\
      --statement "17 people were injured." --credibility 2
  briefing report new crisis.casefile --title "Ferry attack"
  briefing report build crisis.casefile ID -o report.docx

Exit codes: 0 done; 1 findings, conflicts or unusable lines; 2 wrong usage; 3 bad input file or value;
4 the case cannot be opened; 5 not found; 6 refused by a rule; 7 the disk is full or broke;
70 a defect of the program; 130 stopped."""


class _Parser(argparse.ArgumentParser):
    """Options are never guessed from their beginnings, and help keeps its line breaks."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        settings.setdefault("allow_abbrev", False)
        super().__init__(**settings)
        self.register("type", int, _whole)

    def error(self, message: str) -> NoReturn:
        """Ends as argparse does; what was given cannot play tricks on the terminal."""
        super().error(shown(message, keep="\n"))


def _whole(text: str) -> int:
    """A whole number that the case file can be asked for. Raises ArgumentTypeError for any other."""
    with suppress(ValueError):
        if abs(number := int(text)) < 2**63:
            return number
    raise argparse.ArgumentTypeError(f"“{text[:40]}” is no whole number that can be meant here")


class Builder:
    """Fills the parser of one command."""

    def __init__(self, parser: argparse.ArgumentParser, common: _Parser) -> None:
        self.parser = parser
        self._common = common
        self._subparsers: Any = None
        self.words: dict[str, argparse.ArgumentParser] = {}
        """The parsers of the words under this command that were added so far."""

    @property
    def name(self) -> str:
        """The command's word."""
        return self.parser.prog.split()[-1]

    def leaf(self, handler: Handler, example: str) -> argparse.ArgumentParser:
        """This command does something itself. ``example`` is without the program's name."""
        _finish(self.parser, handler, example)
        return self.parser

    def sub(
        self, name: str, help: str, handler: Handler, example: str, aliases: Sequence[str] = ()
    ) -> argparse.ArgumentParser:
        """A word under this command, such as ``add``."""
        if self._subparsers is None:
            self._subparsers = self.parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
            self.parser.epilog = _example(example)
        parser: argparse.ArgumentParser = self._subparsers.add_parser(
            name, help=help, description=_sentence(help), parents=[self._common], aliases=aliases
        )
        _finish(parser, handler, example)
        self.words[name] = parser
        return parser

    def group(self, name: str, help: str) -> "Builder":
        """A word that has words of its own; must come behind a word that does something itself."""
        parser = self._subparsers.add_parser(name, help=help, description=_sentence(help))
        return Builder(parser, self._common)


def _finish(parser: argparse.ArgumentParser, handler: Handler, example: str) -> None:
    parser.set_defaults(handler=handler)
    parser.epilog = _example(example)


def _example(example: str) -> str:
    lines = [f"  {_PROGRAM} {line}" if not line.startswith(" ") else f"  {line}" for line in example.splitlines()]
    return ("Examples:\n" if len(lines) > 1 and not lines[0].endswith("\\") else "Example:\n") + "\n".join(lines)


def _sentence(help: str) -> str:
    return help[0].upper() + help[1:] + "."


def _common(*, top: bool) -> _Parser:
    """Options that may stand before or after the command."""
    common = _Parser(add_help=False)
    group = common.add_argument_group("for every command")
    absent: Any = None if top else argparse.SUPPRESS
    group.add_argument("--author", metavar="NAME", default=absent, help="who acts (otherwise BRIEFING_AUTHOR says so)")
    group.add_argument(
        "--json",
        action="store_true",
        default=False if top else argparse.SUPPRESS,
        help="print one JSON document",
    )
    return common


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The whole parser; with ``only``, just that command has its options (building all takes a while)."""
    parser = _Parser(
        prog=_PROGRAM,
        description="Sourced claims, graded and weighed, turned into a Word situation report.\n"
        "Without a command, or with the name of a case file alone, the window opens.",
        epilog=_EXAMPLE,
        parents=[_common(top=True)],
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")
    common = _common(top=False)
    for topic in TOPICS:
        made = commands.add_parser(topic.name, help=topic.help, description=_sentence(topic.help), parents=[common])
        if only is None or only == topic.name:
            module = importlib.import_module(f"briefing_app.cli.commands.{topic.module}")
            getattr(module, f"build_{topic.name.replace('-', '_')}")(Builder(made, common))
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Reads the arguments. Raises SystemExit as argparse does."""
    given = list(arguments)
    place = _place_of_command(given)
    command = given[place] if place is not None else None
    if command == "assess" and place is not None:
        _add_word(given, place)
    names = [topic.name for topic in TOPICS]
    if command is not None and command not in names:
        _refuse(command, names)
    return build_parser(command if command in names else None).parse_args(given)


def takes_a_word(command: str) -> bool:
    """Whether a command has words of its own, such as ``claim list``. Ends as argparse does where there is none."""
    names = [topic.name for topic in TOPICS]
    if command not in names:
        _refuse(command, names)
    return command != "assess" and _has_words(build_parser(command), command)


def _has_words(parser: argparse.ArgumentParser, command: str) -> bool:
    chosen = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    made = chosen.choices[command]
    return any(isinstance(action, argparse._SubParsersAction) for action in made._actions)


def _refuse(command: str, names: Sequence[str]) -> NoReturn:
    """Says that there is no such command, and which one may be meant. Ends as argparse does."""
    near = difflib.get_close_matches(command, names, n=3, cutoff=0.6)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    print(f"usage: {_PROGRAM} COMMAND ...", file=sys.stderr)
    print(
        f"{_PROGRAM}: there is no command “{shown(command[:60])}”.{meant} “{_PROGRAM} --help” lists the commands.",
        file=sys.stderr,
    )
    raise SystemExit(2)


def _place_of_command(arguments: Sequence[str]) -> int | None:
    skip = False
    for place, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument in _VALUED:
            skip = True
        elif not argument.startswith("-"):
            return place
    return None


def _add_word(arguments: list[str], place: int) -> None:
    """``assess CASE --by ...`` adds; the words that may stand there instead of the case come first."""
    from briefing_app.cli.commands.judgments import ASSESS_WORDS

    rest = arguments[place + 1 :]
    found = _place_of_command(rest)
    first = rest[found] if found is not None else ""
    wants_help = any(argument in ("-h", "--help") for argument in rest)
    if first not in ASSESS_WORDS and not (wants_help and not first):
        arguments.insert(place + 1, "add")
