# SPDX-License-Identifier: Apache-2.0
"""Brings the translations of the window up to date with the source, and compiles them.

Run as ``python -m tools.translations``: finds every text of the window, updates ``resources/translations/*.ts`` (what
is translated is kept, what is gone is dropped, what is new is unfinished), says what is still to be done, and compiles
each into its ``.qm``. ``--check`` changes nothing and fails if anything would change or is unfinished; ``--add fr``
begins a language. ``docs/translating.md`` is for those who translate.
"""

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
WINDOW = ROOT / "briefing_app" / "ui"
SERVICES = ROOT / "briefing_app" / "services"
SCALES = ROOT / "resources" / "scales"
SHOWN_OF_SCALES = {
    "admiralty-reliability": ("label", "meaning"),
    "admiralty-credibility": ("label", "meaning"),
    "confidence": ("label", "meaning"),
    "tlp2": ("meaning",),  # the marks themselves are shown as they are printed
}
OUTLINES = ROOT / "resources" / "outlines"
CONTEXT = "window"
# How many forms a count has in a language, where it is not two.
FORMS = {"ja": 1, "zh": 1, "ko": 1, "fr": 2, "pl": 3, "cs": 3, "ru": 3, "uk": 3, "ar": 6}

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MNEMONIC = re.compile(r"&(?!&)(?=\S)")


class NotLiteral(Exception):
    """A call whose text cannot be read off the source."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text: as it stands in the source (for a count, the text for many), and its forms in the language."""

    source: str
    counts: bool = False
    one: str = ""
    said: tuple[str, ...] = ()

    @property
    def is_finished(self) -> bool:
        return bool(self.said) and all(self.said)


Messages = dict[str, Message]


def main(argv: Sequence[str]) -> int:
    """Updates or checks every language; returns 1 if something is wrong or left to do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if anything would change")
    parser.add_argument("--add", metavar="CODE", help="begin a language, for example fr")
    options = parser.parse_args(argv)
    if options.add:
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{options.add}.ts").touch()
    texts = found()
    told: list[str] = []
    for file in sorted(FOLDER.glob("*.ts")):
        told += check(file, texts) if options.check else update(file, texts)
    print("\n".join(told) or f"{len(texts)} texts, all of them translated.")
    return 1 if told else 0


def update(file: Path, texts: Messages) -> list[str]:
    """Writes the .ts and the .qm anew; returns what is wrong or unfinished."""
    merged = merge(read(file), texts, FORMS.get(file.stem, 2))
    file.write_text(written(merged, file.stem), encoding="utf-8", newline="\n")
    file.with_suffix(".qm").write_bytes(compiled(file))
    return faults(merged, file.stem)


def check(file: Path, texts: Messages) -> list[str]:
    """What ``update`` would change or complain of."""
    merged = merge(read(file), texts, FORMS.get(file.stem, 2))
    told = faults(merged, file.stem)
    if file.read_text(encoding="utf-8") != written(merged, file.stem):
        told.append(f"{file.name} is not up to date with the source; run “make translations”.")
    compiled_file = file.with_suffix(".qm")
    if not compiled_file.exists() or compiled_file.read_bytes() != compiled(file):
        told.append(f"{compiled_file.name} is not what {file.name} compiles to; run “make translations”.")
    return told


# What there is to translate


def found() -> Messages:
    """Every text of the window, sorted. Raises NotLiteral for one that cannot be found in this way."""
    texts: Messages = {}
    for file in sorted(WINDOW.rglob("*.py")):
        for message in _texts_of(file):
            _take(texts, message, file)
    for file in sorted(SERVICES.rglob("*.py")):
        for label in _labels_of(file):
            _take(texts, Message(label), file)
    for name, parts in SHOWN_OF_SCALES.items():
        file = SCALES / f"{name}.toml"
        for item in tomllib.loads(file.read_text(encoding="utf-8"))["item"]:
            for part in parts:
                _take(texts, Message(item[part]), file)
            if "label" in parts:
                _take(texts, Message(item["label"].lower()), file)  # as it stands within a sentence
    for file in sorted(OUTLINES.glob("*.toml")):
        outline = tomllib.loads(file.read_text(encoding="utf-8"))
        for part in ("title", "description"):
            _take(texts, Message(outline[part]), file)
    return {source: texts[source] for source in sorted(texts, key=lambda text: (text.casefold(), text))}


def _take(texts: Messages, message: Message, file: Path) -> None:
    known = texts.setdefault(message.source, message)
    if known.counts != message.counts or known.one != message.one:
        raise NotLiteral(f"{file}: “{message.source}” is used in two ways: with a count and without, or with two ones")


def _texts_of(file: Path) -> Iterator[Message]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name | ast.Attribute):
            continue
        name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
        if name == "mark" and not isinstance(call.func, ast.Name):
            continue
        if name in ("tr", "mark") and call.args:
            yield from (Message(text) for text in _literals(call.args[0], file, strict=name == "mark"))
        elif name in ("trn", "mark_count") and len(call.args) >= 2:
            one, many = (_literals(part, file, strict=True) for part in call.args[-2:])
            yield from (Message(text, True, first) for first, text in zip(one, many, strict=True))


def _literals(node: ast.expr, file: Path, *, strict: bool) -> list[str]:
    """The text of a call, or both of a choice between two. A name may stand for a marked text, unless strict."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if node.value else []
    if isinstance(node, ast.IfExp):
        return _literals(node.body, file, strict=strict) + _literals(node.orelse, file, strict=strict)
    if strict or isinstance(node, ast.JoinedStr | ast.BinOp):
        raise NotLiteral(f"{file}:{node.lineno}: write the whole text out as a literal; put values in by name")
    return []


def _labels_of(file: Path) -> Iterator[str]:
    """The names of actions in the log, which the window translates where it shows them."""
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "transaction":
            labels = call.args[:1]
            if labels and isinstance(labels[0], ast.IfExp):
                labels = [labels[0].body, labels[0].orelse]
            yield from (part.value for part in labels if isinstance(part, ast.Constant) and isinstance(part.value, str))


# The .ts file


def read(file: Path) -> Messages:
    """The messages of a .ts file; none of an empty one."""
    text = file.read_text(encoding="utf-8")
    if not text.strip():
        return {}
    messages: Messages = {}
    for node in ElementTree.fromstring(text).iter("message"):
        source, said = node.findtext("source") or "", node.find("translation")
        counts = node.get("numerus") == "yes"
        forms: tuple[str, ...] = ()
        if said is not None:
            forms = tuple(form.text or "" for form in said.findall("numerusform")) if counts else (said.text or "",)
        messages[source] = Message(source, counts, said=forms)
    return messages


def merge(known: Mapping[str, Message], texts: Messages, forms: int) -> Messages:
    """The texts with what is known of their translations."""
    merged: Messages = {}
    for source, text in texts.items():
        old = known.get(source)
        kept = old.said if old is not None and old.counts == text.counts else ()
        merged[source] = replace(text, said=kept if len(kept) == (forms if text.counts else 1) else ())
    return merged


def written(messages: Messages, language: str) -> str:
    """The .ts file: always the same for the same messages."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{language}" sourcelanguage="en">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for message in messages.values():
        lines.append('    <message numerus="yes">' if message.counts else "    <message>")
        lines.append(f"        <source>{escape(message.source)}</source>")
        if message.one:
            lines.append(f"        <extracomment>For one: {escape(message.one)}</extracomment>")
        lines += _translation(message, FORMS.get(language, 2))
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _translation(message: Message, forms: int) -> list[str]:
    start = "<translation>" if message.is_finished else '<translation type="unfinished">'
    if not message.counts:
        return [f"        {start}{escape(message.said[0]) if message.said else ''}</translation>"]
    said = message.said or ("",) * forms
    inner = [f"            <numerusform>{escape(form)}</numerusform>" for form in said]
    return [f"        {start}", *inner, "        </translation>"]


def compiled(file: Path) -> bytes:
    """The .qm that Qt's own compiler makes of a .ts file."""
    import PySide6

    home = Path(PySide6.__file__).parent
    program = next((path for name in ("lrelease", "lrelease.exe") if (path := home / name).exists()), None)
    if program is None:
        raise FileNotFoundError(f"Qt's lrelease is not in {home}; install pyside6-essentials whole.")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "texts.qm"
        done = subprocess.run(
            [str(program), "-silent", str(file), "-qm", str(target)], capture_output=True, text=True, check=False
        )
        if done.returncode or not target.exists():
            raise OSError(f"{file.name} cannot be compiled: {done.stdout}{done.stderr}".strip())
        return target.read_bytes()


# What is wrong with a translation


def faults(messages: Messages, language: str) -> list[str]:
    """What is unfinished, and where a translation does not fit its text."""
    told = []
    for message in messages.values():
        if not message.is_finished:
            told.append(f"{language}: not translated: {message.source!r}")
            continue
        told += [f"{language}: {why}: {message.source!r} – {said!r}" for said in message.said for why in _misfits(
            message, said
        )]  # fmt: skip
    return told


def _misfits(message: Message, said: str) -> Iterator[str]:
    text = message.source
    wanted, given = set(_PLACEHOLDER.findall(text)), set(_PLACEHOLDER.findall(said))
    if message.counts:
        given |= {"{n}"}  # a form for one may spell the number out
    if wanted != given:
        yield "other names in braces"
    if len(_MNEMONIC.findall(text)) != len(_MNEMONIC.findall(said)):
        yield "an access key (&) too many or too few"
    for end in ("…", ":", ".", "?"):
        if " " in text and text.endswith(end) != said.endswith(end):  # a single word may be an abbreviation
            yield f"one ends with “{end}” and the other does not"
    if text != text.strip() or said != said.strip():
        yield "blanks at an end"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
