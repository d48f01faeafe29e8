# SPDX-License-Identifier: Apache-2.0
"""The declarations of the records hold together."""

import dataclasses

import pytest

from briefing_app.domain import scales
from briefing_app.domain.fields import FieldKind
from briefing_app.domain.records import RECORD_TYPES, Record, record_type

KINDS = pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=RECORD_TYPES.keys())


@KINDS
def test_record_is_frozen_and_declares_every_field(kind: type[Record]) -> None:
    names = [field.name for field in dataclasses.fields(kind)]
    assert names == ["id", *kind.field_names()]
    assert kind.field_names() == tuple(spec.name for spec in kind.specs())
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


@KINDS
def test_references_lead_to_record_types(kind: type[Record]) -> None:
    for spec in kind.specs():
        assert set(spec.targets) <= RECORD_TYPES.keys()
        assert not spec.targets or spec.kind is FieldKind.REFERENCE


@KINDS
def test_defaults_and_scales_are_valid(kind: type[Record]) -> None:
    for spec in kind.specs():
        if spec.scale:
            scales.load(spec.scale)
        if spec.default is not None:
            assert spec.check(kind.type_name, spec.default) == spec.default


@KINDS
def test_values_follow_the_declaration(kind: type[Record]) -> None:
    values = {name: number for number, name in enumerate(kind.field_names())}
    record = kind(id="x", **values)
    assert record.values() == tuple(values.values())


@KINDS
def test_python_default_is_the_declared_one(kind: type[Record]) -> None:
    declared = {spec.name: spec for spec in kind.specs()}
    for field in dataclasses.fields(kind):
        if field.default is not dataclasses.MISSING:
            assert field.default == declared[field.name].default


def test_record_type_finds_by_name_and_fails_for_a_wrong_one() -> None:
    assert record_type("claim").type_name == "claim"
    with pytest.raises(KeyError):
        record_type("item")
