# SPDX-License-Identifier: Apache-2.0
"""The models: windowed table and plain rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.ui.models.rows import ListRow, Role, RowsModel
from briefing_app.ui.models.windowed import PAGE, PAGES_KEPT, PLACEHOLDER, Column, WindowedModel


@dataclass(frozen=True)
class Thing:
    id: str
    name: str


class Store:
    """Answers later, as the worker does."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.waiting: list[tuple[Sequence[str], Callable[[Sequence[Thing]], None]]] = []

    def fetch(self, ids: Sequence[str], take: Callable[[Sequence[Thing]], None]) -> None:
        self.asked.append(list(ids))
        self.waiting.append((ids, take))

    def answer(self) -> None:
        while self.waiting:
            ids, take = self.waiting.pop(0)
            take([Thing(id, f"name of {id}") for id in ids])


def make(number: int) -> tuple[WindowedModel[Thing], Store, QAbstractItemModelTester]:
    store = Store()
    columns = [Column[Thing]("Id", "id", lambda row: row.id), Column[Thing]("Name", "", lambda row: row.name)]
    model: WindowedModel[Thing] = WindowedModel(columns, store.fetch)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids([f"i{n}" for n in range(number)])
    return model, store, tester


def test_windowed_model_shows_a_placeholder_until_the_page_is_here(qapp) -> None:
    model, store, _tester = make(1000)
    store.answer()
    assert model.data(model.index(999, 1)) == PLACEHOLDER
    store.answer()
    assert model.data(model.index(999, 1)) == "name of i999"
    assert model.data(model.index(999, 0), Role.ID) == "i999"
    assert model.data(model.index(999, 1), Qt.ItemDataRole.AccessibleTextRole) == "Name: name of i999"


def test_windowed_model_asks_for_a_page_once(qapp) -> None:
    model, store, _tester = make(PAGE * 3)
    store.answer()
    store.asked.clear()
    for number in range(PAGE, PAGE * 2):
        model.data(model.index(number, 0))
    assert len(store.asked) == 1
    assert store.asked[0] == [f"i{n}" for n in range(PAGE, PAGE * 2)]


def test_windowed_model_forgets_the_pages_used_longest_ago(qapp) -> None:
    model, store, _tester = make(PAGE * (PAGES_KEPT + 5))
    for page in range(PAGES_KEPT + 5):
        model.data(model.index(page * PAGE, 0))
        store.answer()
    assert len(model._pages) == PAGES_KEPT
    assert model.data(model.index(PAGE, 0)) == PLACEHOLDER  # the tester keeps looking at the first row


def test_windowed_model_ignores_an_answer_to_an_older_question(qapp) -> None:
    model, store, _tester = make(10)
    store.waiting.clear()
    model.set_ids(["a", "b"])
    model.data(model.index(0, 0))
    late = store.waiting.pop()
    model.set_ids(["x", "y", "z"])
    late[1]([Thing("a", "old"), Thing("b", "old")])
    assert model.data(model.index(0, 1)) == PLACEHOLDER
    store.answer()
    assert model.data(model.index(0, 1)) == "name of x"


def test_windowed_model_reads_anew_when_the_same_ids_come_again(qapp) -> None:
    model, store, _tester = make(5)
    model.data(model.index(0, 0))
    store.answer()
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_ids([f"i{n}" for n in range(5)])
    assert resets == []
    assert model.data(model.index(0, 1)) == "name of i0"  # what is here is shown until the new rows come
    assert store.asked[-1] == [f"i{n}" for n in range(5)]
    ids, take = store.waiting.pop()
    take([Thing(id, f"new name of {id}") for id in ids])
    assert model.data(model.index(0, 1)) == "new name of i0"


def test_windowed_model_is_fine_with_a_million_rows(qapp) -> None:
    store = Store()
    model: WindowedModel[Thing] = WindowedModel([Column[Thing]("Id", "id", lambda row: row.id)], store.fetch)
    model.set_ids([str(n) for n in range(1_000_000)])
    assert model.rowCount() == 1_000_000
    model.data(model.index(999_999, 0))
    assert len(store.asked[-1]) <= PAGE


def test_rows_model_keeps_its_rows_where_only_words_change(qapp) -> None:
    model = RowsModel()
    _tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([ListRow("a", "One"), ListRow("b", "Two", "detail", "B", "reliability usually reliable")])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_rows([ListRow("a", "Uno"), ListRow("b", "Two", "detail", "B", "reliability usually reliable")])
    assert resets == []
    assert model.data(model.index(0)) == "Uno"
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Two, detail, reliability usually reliable"
    model.set_rows([])
    assert resets == [True]
    assert model.rowCount() == 0
