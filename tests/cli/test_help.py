# SPDX-License-Identifier: Apache-2.0
"""Every command explains itself, and every example is one that the program understands."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from briefing_app.cli.parsing import build_parser, parse
from briefing_app.cli.topics import TOPICS
from tests.cli.conftest import Program


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for found in dict.fromkeys(action.choices.values()):
                yield from parsers(found)


ALL = list(parsers(build_parser()))


def examples(parser: argparse.ArgumentParser) -> list[str]:
    epilog = (parser.epilog or "").replace("\\\n", " ")
    return re.findall(r"^  briefing (.+)$", epilog, re.MULTILINE)


@pytest.mark.parametrize("parser", ALL, ids=lambda parser: parser.prog)
def test_command_has_a_description_and_an_example_that_works(parser: argparse.ArgumentParser) -> None:
    assert parser.description
    found = examples(parser)
    assert found
    for example in found:
        words = shlex.split(example.partition(" < ")[0])
        assert hasattr(parse(words), "handler"), example


@pytest.mark.parametrize("parser", ALL, ids=lambda parser: parser.prog)
def test_every_argument_is_explained(parser: argparse.ArgumentParser) -> None:
    silent = [
        action.dest
        for action in parser._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert not silent
    assert parser.format_help()


CONTRACT = (
    "new info demo source claim cite figure lineage relation expert assess question hypothesis evidence mark "
    "assumption indicator gap entity tag impact search report trace history undo redo import export verify backup "
    "restore compact bench"
)


def test_commands_are_those_of_the_contract() -> None:
    assert set(CONTRACT.split(" ")) <= {topic.name for topic in TOPICS}


@pytest.mark.parametrize("command", [topic.name for topic in TOPICS])
def test_help_of_a_command_prints_and_ends_well(program: Program, command: str) -> None:
    result = program.run(command, "--help")
    assert result.code == 0
    assert "briefing " + command in result.out


def test_general_help_shows_every_command_and_the_exit_codes(program: Program) -> None:
    result = program.run("--help")
    assert result.code == 0
    for topic in TOPICS:
        assert re.search(rf"^    {topic.name}\s", result.out, re.MULTILINE)
    assert "Exit codes" in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["new"],
        ["claim"],
        ["claim", "add", "x.casefile"],
        ["info", "x.casefile", "--no-such-option"],
        ["search", "x.casefile", "a", "--limit", "many"],
        ["claim", "add", "c", "--source", "s", "--statement", "x", "--quote", "q", "--span", "1:2"],
    ],
)
def test_wrong_usage_is_2(program: Program, arguments: list[str]) -> None:
    assert "usage: briefing" in program.fails(2, *arguments)


def test_options_stand_before_or_after(program: Program) -> None:
    before = parse(["--author", "A", "--json", "info", "x"])
    after = parse(["info", "x", "--json", "--author", "A"])
    assert (before.author, before.json) == (after.author, after.json) == ("A", True)
    assert parse(["info", "x"]).json is False


@pytest.mark.parametrize(
    ("arguments", "case"),
    [
        (["assess", "x.casefile", "--by", "me", "--statement", "S"], "x.casefile"),
        (["assess", "--by", "me", "x.casefile", "--statement", "S"], "x.casefile"),
        (["--author", "assess", "assess", "./list", "--by", "me", "--statement", "S"], "./list"),
        (["assess", "add", "x.casefile", "--by", "me", "--statement", "S"], "x.casefile"),
        (["assess", "resolve", "x.casefile", "ID", "--outcome", "true", "--on", "2023"], "x.casefile"),
        (["assess", "--json", "list", "x.casefile"], "x.casefile"),
    ],
)
def test_assess_takes_a_case_or_a_word(arguments: list[str], case: str) -> None:
    assert parse(arguments).case == case


def test_articles_fit_what_they_stand_before() -> None:
    for parser in ALL:
        assert re.search(r"\ba [aeio]|\ban [bcdfgjkmpqrstvwxz]", parser.format_help()) is None, parser.format_help()
