# SPDX-License-Identifier: Apache-2.0
"""Bundled files are found by name, and nothing else is."""

import pytest

from briefing_app import resources


def test_path_finds_a_folder_of_the_source_tree() -> None:
    assert resources.path("scales").is_dir()


def test_path_names_what_is_missing() -> None:
    with pytest.raises(FileNotFoundError, match=r"scales/no-such-scale\.toml"):
        resources.path("scales", "no-such-scale.toml")


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("scales", "../../README.md"), ("/etc/passwd",)])
def test_path_refuses_to_lead_elsewhere(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Not the name of a bundled file"):
        resources.path(*parts)


def test_names_are_sorted_and_without_hidden_files() -> None:
    names = resources.names()
    assert names == sorted(names)
    assert {"scales", "themes"} <= set(names)
    assert not [name for name in names if name.startswith((".", "__"))]


def test_files_are_read_as_text_and_as_bytes() -> None:
    name = resources.names("scales")[0]
    assert resources.read_text("scales", name).encode("utf-8") == resources.read_bytes("scales", name)
