# SPDX-License-Identifier: Apache-2.0
"""How a record's fields are declared, so that tables, log, import and export can be derived from the declaration."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any, ClassVar, Self

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.partial_date import InvalidDate, PartialDate

Value = str | int | float | bool | None
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")


class FieldKind(StrEnum):
    """What a field holds; decides its column type and how a value from outside is checked."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"  # EDTF level 1, see partial_date
    CHOICE = "choice"
    GRADE = "grade"  # a code of a scale
    REFERENCE = "reference"
    BLOB = "blob"  # SHA-256 of a blob in the case file


@dataclass(frozen=True, slots=True)
class Spec:
    """The declaration of one field."""

    kind: FieldKind
    name: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    scale: str = ""
    targets: tuple[str, ...] = ()  # record types that a reference may lead to; empty: any
    weak: bool = False  # a reference that says something about a record and does not keep it in the case
    searchable: bool = False
    cites: bool = False  # free text with marks that name records, see markers
    language: bool = False  # text that is a language code
    sorts: bool = False  # tables are ordered by it, so that it has an index of its own
    default: Value = None

    def check(self, owner: str, value: object) -> Value:
        """The value as it is stored, or BadInput with the record type, the field and what would be right."""
        if value is None or value == "":
            if self.default is not None:
                return self.default
            if self.required:
                raise BadInput(f"{owner}: {self.name} is missing. Give it a value.")
            return None
        return _CHECKS[self.kind](self, owner, value)

    def _refuse(self, owner: str, value: object, wanted: str) -> BadInput:
        shown = str(value) if len(str(value)) <= 60 else str(value)[:57] + "..."
        return BadInput(f"{owner}: {self.name} cannot be “{shown}”: {wanted}.")


def _check_text(spec: Spec, owner: str, value: object) -> Value:
    if not isinstance(value, str):
        raise spec._refuse(owner, value, "it takes text")
    if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value if c > "\ud7ff"):
        raise spec._refuse(owner, ascii(value), "it contains characters that are not text")
    if spec.language and not _LANGUAGE.fullmatch(value):
        raise spec._refuse(owner, value, "it takes a language code such as en, ar or zh-Hans")
    if spec.required and not value.strip():
        raise BadInput(f"{owner}: {spec.name} is empty. Give it a value.")
    return value


def _check_integer(spec: Spec, owner: str, value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
        raise spec._refuse(owner, value, "it takes a whole number")
    return value


def _check_number(spec: Spec, owner: str, value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value or abs(value) > 1e300:
        raise spec._refuse(owner, value, "it takes a number")
    return float(value)


def _check_flag(spec: Spec, owner: str, value: object) -> Value:
    if not isinstance(value, bool):
        raise spec._refuse(owner, value, "it takes true, false or nothing (not stated)")
    return value


def _check_date(spec: Spec, owner: str, value: object) -> Value:
    if not isinstance(value, str):
        raise spec._refuse(owner, value, "it takes a date such as 2023-11-14, 2023-11 or 2023-11-10/2023-11-12")
    try:
        return str(PartialDate.parse(value))
    except InvalidDate as error:
        raise BadInput(f"{owner}: {spec.name}: {error}") from None


def _check_choice(spec: Spec, owner: str, value: object) -> Value:
    if value not in spec.choices:
        raise spec._refuse(owner, value, "it is one of " + ", ".join(spec.choices))
    return str(value)


def _check_grade(spec: Spec, owner: str, value: object) -> Value:
    if not isinstance(value, str):
        raise spec._refuse(owner, value, f"it takes a code of the scale {spec.scale}")
    try:
        scales.load(spec.scale).item(value)
    except scales.UnknownGrade as error:
        raise BadInput(f"{owner}: {spec.name}: {error}") from None
    return value


_CHECKS: dict[FieldKind, Callable[[Spec, str, object], Value]] = {
    FieldKind.TEXT: _check_text,
    FieldKind.INTEGER: _check_integer,
    FieldKind.NUMBER: _check_number,
    FieldKind.FLAG: _check_flag,
    FieldKind.DATE: _check_date,
    FieldKind.CHOICE: _check_choice,
    FieldKind.GRADE: _check_grade,
    FieldKind.REFERENCE: _check_text,
    FieldKind.BLOB: _check_text,
}


def _declare(spec: Spec) -> Any:
    if spec.required and spec.default is None:
        return field(metadata={"spec": spec})
    return field(default=spec.default, metadata={"spec": spec})


def text(*, required: bool = False, search: bool = False, cites: bool = False, sorts: bool = False) -> Any:
    """Free text."""
    return _declare(Spec(FieldKind.TEXT, required=required, searchable=search, cites=cites, sorts=sorts))


def language() -> Any:
    """A language code (BCP 47): a language of two or three letters, then script, region or variant."""
    return _declare(Spec(FieldKind.TEXT, language=True))


def integer(*, required: bool = False) -> Any:
    """A whole number."""
    return _declare(Spec(FieldKind.INTEGER, required=required))


def number() -> Any:
    """A number with a fraction."""
    return _declare(Spec(FieldKind.NUMBER))


def flag() -> Any:
    """Yes, no, or nothing: not stated."""
    return _declare(Spec(FieldKind.FLAG))


def date(*, sorts: bool = False) -> Any:
    """A partial date, as EDTF text."""
    return _declare(Spec(FieldKind.DATE, sorts=sorts))


def choice(*choices: str, default: str | None = None, required: bool = False) -> Any:
    """One of a fixed list of words that the program itself gives a meaning to."""
    return _declare(Spec(FieldKind.CHOICE, choices=choices, required=required, default=default))


def grade(scale: str, default: str | None = None) -> Any:
    """A code of a scale under ``resources/scales``; an unknown code is refused, never mapped."""
    return _declare(Spec(FieldKind.GRADE, scale=scale, default=default))


def reference(*targets: str, required: bool = False, weak: bool = False) -> Any:
    """The id of another record. ``weak``: that one may be removed all the same, and this record then says nothing."""
    return _declare(Spec(FieldKind.REFERENCE, targets=targets, required=required, weak=weak))


def blob(*, required: bool = False) -> Any:
    """The SHA-256, in hexadecimal, of bytes that the case file holds outside the log."""
    return _declare(Spec(FieldKind.BLOB, required=required))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: an id. Subclasses declare their type name and their fields."""

    type_name: ClassVar[str] = ""
    id: str

    @classmethod
    def specs(cls) -> tuple[Spec, ...]:
        """The fields in their order of declaration, which is the order of value arrays in the log. Append only."""
        return _SPECS[cls]

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        return _NAMES[cls]

    def values(self) -> tuple[Value, ...]:
        """The field values in declaration order, without the id."""
        return _READERS[type(self)](self)

    @classmethod
    def make(cls, id: str, **values: object) -> Self:
        """A checked record. Raises BadInput for a wrong or missing value and for a field that does not exist."""
        return cls(id=id, **cls.checked(values, whole=True))

    @classmethod
    def checked(cls, values: dict[str, Any], *, whole: bool = False) -> dict[str, Any]:
        """The given values as they are stored. With ``whole``, required fields that are absent are refused too."""
        known = _BY_NAME[cls]
        result: dict[str, Any] = {}
        for name, value in values.items():
            spec = known.get(name)
            if spec is None:
                raise BadInput(f"{cls.type_name}: there is no field “{name}”. Fields are: {', '.join(known)}.")
            result[name] = spec.check(cls.type_name, value)
        if whole:
            for name, spec in known.items():
                if name not in result:
                    result[name] = spec.check(cls.type_name, None)
        return result


_SPECS: dict[type[Record], tuple[Spec, ...]] = {}
_NAMES: dict[type[Record], tuple[str, ...]] = {}
_BY_NAME: dict[type[Record], dict[str, Spec]] = {}
_READERS: dict[type[Record], Callable[[Record], tuple[Value, ...]]] = {}


def register(cls: type[Record]) -> None:
    """Reads the declaration of a finished record class. Called once for each by ``records``."""
    specs = [replace(item.metadata["spec"], name=item.name) for item in fields(cls) if "spec" in item.metadata]
    _SPECS[cls] = tuple(specs)
    _NAMES[cls] = tuple(spec.name for spec in specs)
    _BY_NAME[cls] = {spec.name: spec for spec in specs}
    _READERS[cls] = _reader(_NAMES[cls])


def _reader(names: tuple[str, ...]) -> Callable[[Record], tuple[Value, ...]]:
    # attrgetter reads all fields at once, several times faster than one by one; of one name it makes no tuple.
    if len(names) == 1:
        return lambda record: (getattr(record, names[0]),)
    return attrgetter(*names)
