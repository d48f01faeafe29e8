# SPDX-License-Identifier: Apache-2.0
"""The models: windowed table and plain rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.ui.models.grouped import Group, GroupedModel, GroupRole
from briefing_app.ui.models.rows import ListRow, Role, RowsModel
from briefing_app.ui.models.windowed import PAGE, PAGES_KEPT, PLACEHOLDER, Column, WindowedModel, places_of


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


def test_windowed_model_tells_of_rows_in_sight_together(qapp) -> None:
    model, store, _tester = make(PAGE * 3)
    store.answer()
    store.asked.clear()
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.want(range(PAGE * 2 - 10, PAGE * 2 + 10))
    assert [ids[0] for ids in store.asked] == [f"i{PAGE}", f"i{PAGE * 2}"]
    ids, take = store.waiting.pop(0)
    take([Thing(id, f"name of {id}") for id in ids])
    assert told == []  # painted once, not for each page
    ids, take = store.waiting.pop(0)
    take([Thing(id, f"name of {id}") for id in ids])
    assert told == [(PAGE, PAGE * 2 - 1), (PAGE * 2, PAGE * 3 - 1)]
    store.asked.clear()
    model.want(range(PAGE * 2 - 10, PAGE * 2 + 10))
    assert store.asked == []


def test_windowed_model_does_not_wait_for_rows_that_went_out_of_sight(qapp) -> None:
    model, store, _tester = make(PAGE * 4)
    store.answer()
    told: list[int] = []
    model.dataChanged.connect(lambda first, last: told.append(first.row()))
    model.want([PAGE])
    store.waiting.clear()  # that answer never comes
    model.want([PAGE * 2])
    store.answer()
    assert told == [PAGE * 2]


def test_windowed_model_forgets_the_pages_used_longest_ago(qapp) -> None:
    model, store = make(PAGE * (PAGES_KEPT + 5))[:2]  # a tester would look at all rows each time
    for page in range(PAGES_KEPT + 5):
        model.data(model.index(page * PAGE, 0))
        store.answer()
    assert len(model._pages) == PAGES_KEPT
    assert model.data(model.index(PAGE, 0)) == PLACEHOLDER


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


def test_windowed_model_takes_the_rest_of_an_order_without_reading_again(qapp) -> None:
    model, store, _tester = make(0)
    ids = [f"i{n}" for n in range(20_000)]
    model.set_ids(ids[:512])
    model.put_rows([Thing(id, f"name of {id}") for id in ids[:PAGE]])
    store.asked.clear()
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.add_ids(ids, places_of(ids))
    assert resets == []
    assert model.rowCount() == 20_000
    assert model.data(model.index(7, 1)) == "name of i7"
    assert all("i7" not in asked for asked in store.asked)
    assert model.row_of("i19999") == 19_999
    assert model.row_of("absent") == -1
    model.add_ids(list(reversed(ids)))
    assert resets == [True]
    assert model.row_of("i19999") == 0


class Shelf:
    """Groups of a generated table: 100 groups of 200, and what was asked of them."""

    def __init__(self) -> None:
        self.store = Store()
        self.asked: list[str | None] = []
        self.waiting: list[tuple[Group, slice, Callable[[Sequence[str], Sequence[Thing]], None]]] = []
        columns = [Column[Thing]("Id", "id", lambda row: row.id), Column[Thing]("Name", "", lambda row: row.name)]
        self.model: GroupedModel[Thing] = GroupedModel(columns, self.store.fetch, self.fetch_group)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def fetch_group(self, group: Group, places: slice, take: Callable[[Sequence[str], Sequence[Thing]], None]) -> None:
        self.asked.append(group.key)
        self.waiting.append((group, places, take))

    def answer(self) -> None:
        while self.waiting:
            group, places, take = self.waiting.pop(0)
            ids = [f"{group.key}-{n}" for n in range(group.count)]
            take(ids, [Thing(id, f"name of {id}") for id in ids[places]])
        self.store.answer()


def shelf(groups: int = 100, size: int = 200) -> Shelf:
    made = Shelf()
    made.model.set_groups([Group(f"g{n}", f"Group {n}", size) for n in range(groups)])
    return made


def test_grouped_model_reads_a_group_when_it_comes_into_sight(qapp) -> None:
    made = shelf()
    model = made.model
    assert model.rowCount() == 20_100
    assert model.data(model.index(0, 0)) == "Group 0"
    assert model.data(model.index(0, 0), GroupRole.GROUP) == Group("g0", "Group 0", 200)
    made.answer()
    made.asked.clear()
    at = model.header_row("g50") + 1
    assert model.data(model.index(at, 1)) == PLACEHOLDER
    assert made.asked == ["g50"]
    made.answer()  # the rows have come with the ids
    assert model.data(model.index(at, 1)) == "name of g50-0"
    assert model.row_in_group("g50", "g50-199") == at + 199
    assert not model.index(at - 1, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_grouped_model_opens_and_closes_groups_in_place(qapp) -> None:
    made = shelf(3, 5)
    model = made.model
    made.answer()
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_expanded(8, False)
    assert model.rowCount() == 13
    assert model.header_row("g2") == 7
    assert model.group_of(9) == Group("g2", "Group 2", 5)
    model.set_expanded(6, True)
    assert model.rowCount() == 18
    assert resets == []
    assert model.spans(0, 17) == [(Group(f"g{n}", f"Group {n}", 5), 0, 5) for n in range(3)]
    assert model.spans(3, 7) == [(Group("g0", "Group 0", 5), 2, 5), (Group("g1", "Group 1", 5), 0, 1)]


def test_grouped_model_keeps_what_is_closed_and_known_when_read_again(qapp) -> None:
    made = shelf(3, 5)
    model = made.model
    made.answer()
    model.set_expanded(0, False)
    model.set_groups([Group("g0", "Group 0", 5), Group("g2", "Group 2", 9)], {"g2": ["a", "b"]})
    assert not model.is_expanded(0)
    assert model.rowCount() == 4
    assert model.groups[1].count == 2  # what is here counts, not what was counted before
    assert model.row_of("b") == 3
    model.set_groups([Group("g0", "Group 0", 5)], fresh=True)
    assert model.is_expanded(0)


def test_grouped_model_follows_a_group_that_shrank(qapp) -> None:
    made = shelf(1, 5)
    made.model.data(made.model.index(1, 0))
    made.waiting.pop(0)[2](["x"], [Thing("x", "name of x")])
    assert made.model.rowCount() == 2
    assert made.model.id_at(1) == "x"
    made.model.set_ids(["p", "q"])
    assert not made.model.is_grouped
    assert made.model.id_at(1) == "q"


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
