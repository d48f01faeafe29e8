# SPDX-License-Identifier: Apache-2.0
"""Edits a Word file as a reader does, with a real LibreOffice: tracked changes, comments, and changes nobody tracked.
The steps are a Basic macro in a profile of its own."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from briefing_app.report.page_numbers import find_office

_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:{kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument '
    '1.0//EN" "{file}.dtd">\n<library:{kind} xmlns:library="http://openoffice.org/2000/library" {more}>{inner}'
    "</library:{kind}>"
)
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument '
    '1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">{code}</script:module>'
)
_NAMES = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>{given}</value></prop>
</item><item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="sn" oor:op="fuse"><value>{family}</value>
</prop></item></oor:items>
"""
_CODE = """
Dim doc As Object

Function Place(words As String) As Object
    Dim wanted As Object
    wanted = doc.createSearchDescriptor()
    wanted.SearchString = words
    wanted.SearchCaseSensitive = True
    Place = doc.findFirst(wanted)
End Function

Sub Reword(words As String, others As String)
    Place(words).String = others
End Sub

Sub AddRemark(words As String, remark As String)
    Dim note As Object, there As Object
    there = Place(words)
    note = doc.createInstance("com.sun.star.text.textfield.Annotation")
    note.Content = remark
    note.Author = "{author}"
    there.Text.insertTextContent(there, note, True)
End Sub

Sub AddParagraph(words As String, text As String)
    Dim cursor As Object
    cursor = Place(words).Text.createTextCursorByRange(Place(words))
    cursor.gotoEndOfParagraph(False)
    cursor.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
    cursor.Text.insertString(cursor, text, False)
End Sub

Sub Main
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    Dim word(0) As New com.sun.star.beans.PropertyValue
    On Error Goto Wrong
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    word(0).Name = "FilterName"
    word(0).Value = "MS Word 2007 XML"
    doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{steps}
    doc.RecordChanges = False
    doc.storeToURL("{target}", word())
    doc.close(True)
    StarDesktop.terminate()
    Exit Sub
Wrong:
    Open "{complaint}" For Output As #1
    Print #1, "line " & Erl & ": " & Error$
    Close #1
    StarDesktop.terminate()
End Sub
"""


def tracked(on: bool) -> str:
    """From here on changes are recorded, or not."""
    return f"doc.RecordChanges = {on}"


def replaced(words: str, others: str) -> str:
    """The first place with these words reads otherwise; nothing deletes them."""
    return f'Reword("{words}", "{others}")'


def commented(words: str, remark: str) -> str:
    return f'AddRemark("{words}", "{remark}")'


def with_paragraph(words: str, text: str) -> str:
    """A new paragraph behind the one with these words."""
    return f'AddParagraph("{words}", "{text}")'


def edit(folder: Path, source: Path, target: Path, steps: Sequence[str], author: str = "Mara Oduya") -> None:
    """Takes the steps in LibreOffice as ``author`` and saves the file there. ``folder`` takes the profile."""
    office = find_office()
    assert office is not None
    user = folder / "profile" / "user"
    basic = user / "basic" / "Standard"
    user.mkdir(parents=True, exist_ok=True)
    given, _, family = author.partition(" ")
    (user / "registrymodifications.xcu").write_text(_NAMES.format(given=given, family=family), "utf-8")
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    _run([*command, "--terminate_after_init"])  # a new profile gets empty macros with its first start
    complaint = folder / "wrong.txt"
    target.unlink(missing_ok=True)
    values = {
        "complaint": str(complaint),
        "author": author,
        "source": source.as_uri(),
        "target": target.as_uri(),
        "steps": "\n".join(steps),
    }
    code = _CODE
    for name, value in values.items():
        code = code.replace(f"{{{name}}}", value)
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(_MODULE.format(code=escape(code)), "utf-8")
    for kind, inner in (("script", '<library:element library:name="Module1"/>'), ("dialog", "")):
        more = 'library:name="Standard" library:readonly="false" library:passwordprotected="false"'
        listed = _LIBRARY.format(kind="library", file="library", more=more, inner=inner)
        (basic / f"{kind}.xlb").write_text(listed, "utf-8")
        link = '<library:library library:name="Standard" library:link="false"/>'
        of_all = _LIBRARY.format(
            kind="libraries", file="libraries", more='xmlns:xlink="http://www.w3.org/1999/xlink"', inner=link
        )
        (basic.parent / f"{kind}.xlc").write_text(of_all, "utf-8")
    _run([*command, "macro:///Standard.Module1.Main"])
    assert target.exists(), complaint.read_text() if complaint.exists() else "LibreOffice did not run the steps"


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)
