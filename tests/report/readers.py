# SPDX-License-Identifier: Apache-2.0
"""Copies of issued files on which a reader works, written as Word writes them."""

import re
import zipfile
from pathlib import Path

from briefing_app.report import returned
from briefing_app.report.returned_changes import Change, Comparison, compare
from tests.report.xml_checks import parts

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
WW = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Copy:
    """A copy of the issued file on which a reader works."""

    def __init__(self, issued: Path, folder: Path) -> None:
        self.issued, self.path = issued, folder / "returned.docx"
        self.parts = parts(issued)

    @property
    def body(self) -> str:
        return self.parts["word/document.xml"].decode()

    @body.setter
    def body(self, text: str) -> None:
        self.parts["word/document.xml"] = text.encode()

    def put(self, old: str, new: str) -> "Copy":
        assert old in self.body
        self.body = self.body.replace(old, new, 1)
        return self

    def in_run(self, words: str, *pieces: str) -> "Copy":
        """The run with these words as pieces of XML; a plain text becomes a run."""
        run = re.search(rf'<w:r><w:t xml:space="preserve">{re.escape(words)}</w:t></w:r>', self.body)
        assert run is not None, words
        inner = "".join(piece if piece.startswith("<") else text(piece) for piece in pieces)
        return self.put(run[0], inner)

    def comments(self, *comments: str, extended: str = "") -> "Copy":
        self.parts["word/comments.xml"] = f"<w:comments {WW} {W14}>{''.join(comments)}</w:comments>".encode()
        if extended:
            self.parts["word/commentsExtended.xml"] = f"<w15:commentsEx {W15}>{extended}</w15:commentsEx>".encode()
        return self

    def save(self) -> Path:
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in self.parts.items():
                file.writestr(zipfile.ZipInfo(name, (2031, 5, 8, 17, 30, 0)), data, zipfile.ZIP_DEFLATED)
        return self.path

    def compared(self) -> Comparison:
        return compare(returned.read(self.issued), returned.read(self.save()))

    @property
    def changes(self) -> list[Change]:
        return list(self.compared().changes)


def text(words: str, kind: str = "t") -> str:
    return f'<w:r><w:{kind} xml:space="preserve">{words}</w:{kind}></w:r>'


def ins(words: str, who: str = "Ana", when: str = "2031-09-09T08:00:00Z", tag: str = "ins") -> str:
    return f'<w:{tag} w:id="9001" w:author="{who}" w:date="{when}">{text(words)}</w:{tag}>'


def gone(words: str, who: str = "Ana", when: str = "2031-09-09T08:00:00Z", tag: str = "del") -> str:
    kind = "delText" if tag == "del" else "t"
    return f'<w:{tag} w:id="9002" w:author="{who}" w:date="{when}">{text(words, kind)}</w:{tag}>'


def comment(id: int, words: str, who: str = "Ana", paragraph: str = "00000001") -> str:
    return (
        f'<w:comment w:id="{id}" w:author="{who}" w:date="2031-09-09T08:00:00Z"><w:p w14:paraId="{paragraph}">'
        f"{text(words)}</w:p></w:comment>"
    )
