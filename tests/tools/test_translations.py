# SPDX-License-Identifier: Apache-2.0
"""Every text of the window has its translation, and the compiled files are those of the sources."""

from dataclasses import replace
from pathlib import Path

import pytest

from tools import translations
from tools.translations import Message, NotLiteral

LANGUAGES = sorted(translations.FOLDER.glob("*.ts"))


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_translation_is_complete_and_compiled(file: Path) -> None:
    assert translations.check(file, translations.found()) == []


def test_there_is_a_file_for_each_language_to_choose() -> None:
    from briefing_app.ui.i18n import LANGUAGES as NAMED

    assert {file.stem for file in LANGUAGES} == NAMED.keys() - {"en"}


def texts_in(folder: Path, source: str) -> list[Message]:
    file = folder / "page.py"
    file.write_text(source, encoding="utf-8")
    return list(translations._texts_of(file))


def test_texts_are_found_where_they_stand(tmp_path: Path) -> None:
    source = (
        'A = mark("A table")\n'
        'b = tr("Written: {file}", file=name)\n'
        'c = trn(3, "{n} claim", "{n} claims")\n'
        'd = PageAction(tr("Do it"), "", run)\n'
        'e = i18n.tr("A long "\n    "text")\n'
        'f = tr("Undo" if back else "Redo")\n'
        "g = tr(A)\n"
    )
    assert set(texts_in(tmp_path, source)) == {
        Message("A table"),
        Message("Written: {file}"),
        Message("{n} claims", counts=True, one="{n} claim"),
        Message("Do it"),
        Message("A long text"),
        Message("Undo"),
        Message("Redo"),
    }


@pytest.mark.parametrize(
    "source",
    [
        'tr(f"Written: {file}")',
        'tr("Written: " + file)',
        "mark(text)",
        "trn(n, one, many)",
        'trn(n, one, "{n} claims")',
    ],
)
def test_what_cannot_be_found_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(NotLiteral, match=r"page\.py:1"):
        texts_in(tmp_path, source)


def test_translations_are_kept_and_dropped(tmp_path: Path) -> None:
    before = {
        "Save": Message("Save", said=("Speichern",)),
        "Gone": Message("Gone", said=("Fort",)),
        "{n} claims": Message("{n} claims", True, "{n} claim", ("{n} Aussage", "{n} Aussagen")),
    }
    file = tmp_path / "de.ts"
    file.write_text(translations.written(before, "de"), encoding="utf-8")
    texts = {
        "New & <odd>": Message("New & <odd>"),
        "Save": Message("Save"),
        "{n} claims": Message("{n} claims", True, "{n} claim"),
    }
    merged = translations.merge(translations.read(file), texts, 2)
    assert merged == {
        "New & <odd>": Message("New & <odd>"),
        "Save": before["Save"],
        "{n} claims": before["{n} claims"],
    }
    file.write_text(translations.written(merged, "de"), encoding="utf-8")
    again = translations.merge(translations.read(file), texts, 2)
    assert again["Save"] == before["Save"]
    assert translations.faults(again, "de") == ["de: not translated: 'New & <odd>'"]


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("Written: {file}", "Geschrieben: {datei}", "names in braces"),
        ("Written: {file}", "Geschrieben", "names in braces"),
        ("&Open", "Öffnen", "access key"),
        ("Open a case…", "Fall öffnen", "ends with"),
        ("It is gone.", "Es ist fort", "ends with"),
        ("Save", " Speichern", "blanks"),
    ],
)
def test_a_translation_that_does_not_fit_is_found(text: str, said: str, why: str) -> None:
    message = Message(text, said=(said,))
    (told,) = translations.faults({text: message}, "de")
    assert why in told


def test_one_form_may_spell_the_number_out() -> None:
    message = Message("{n} claims", True, "{n} claim", ("eine Aussage", "{n} Aussagen"))
    assert translations.faults({message.source: message}, "de") == []
    wrong = replace(message, said=("eine Aussage", "{m} Aussagen"))
    assert translations.faults({message.source: wrong}, "de")


def test_a_text_cannot_be_counted_and_not(tmp_path: Path) -> None:
    texts: translations.Messages = {}
    translations._take(texts, Message("{n} claims"), tmp_path)
    with pytest.raises(NotLiteral, match="two ways"):
        translations._take(texts, Message("{n} claims", counts=True, one="{n} claim"), tmp_path)
