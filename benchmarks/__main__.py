# SPDX-License-Identifier: Apache-2.0
"""Lists and runs the benchmarks: ``python -m benchmarks [NAME ...] [--scale N] [--json]``."""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Figure, workplace

NAMES = (
    "import", "edit", "merge", "merge_window", "moments", "open", "search", "claims_table", "verify", "reader", "docx",
    "window", "start",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what is named, all without a name; 1 where a figure is beyond its goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the program on this machine.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; none: all")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is 100,000 claims (default); 10 takes minutes")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--list", action="store_true", help="list the benchmarks and stop")
    chosen = parser.parse_args(arguments)
    if chosen.list:
        for name in NAMES:
            print(f"{name:14}{summary(name)}")
        return 0
    unknown = set(chosen.names) - set(NAMES)
    if unknown or chosen.scale <= 0:
        wrong = f"there is no benchmark {min(unknown)}" if unknown else "the scale must be above 0"
        parser.error(f"{wrong}; there are {', '.join(NAMES)}")
    results = {name: measured(name, chosen.scale, quiet=chosen.json) for name in chosen.names or NAMES}
    if chosen.json:
        json.dump(
            {name: [as_json(figure) for figure in figures] for name, figures in results.items()},
            sys.stdout,
            indent=1,
        )
        print()
    return 0 if all(figure.is_met for figures in results.values() for figure in figures) else 1


def summary(name: str) -> str:
    """The first sentence of a benchmark's own description."""
    described = importlib.import_module(f"benchmarks.bench_{name}").__doc__ or ""
    return described.strip().splitlines()[0]


def measured(name: str, scale: float, *, quiet: bool) -> list[Figure]:
    """Runs one benchmark in a folder of its own, and shows its figures unless told to be quiet."""
    module = importlib.import_module(f"benchmarks.bench_{name}")
    with workplace() as folder:
        figures: list[Figure] = module.run(Path(folder), scale)
    if not quiet:
        print(f"\n{name}: {summary(name)}")
        for figure in figures:
            print(line(figure), flush=True)
    return figures


def line(figure: Figure) -> str:
    digits = 0 if figure.value >= 1000 else 2
    goal = "" if figure.goal is None else f"   {'within' if figure.is_met else 'BEYOND'} {figure.goal:g}"
    return f"  {figure.name:66}{figure.value:12,.{digits}f} {figure.unit:6}{goal}"


def as_json(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "value": round(figure.value, 4),
        "unit": figure.unit,
        "goal": figure.goal,
        "met": figure.is_met,
    }


if __name__ == "__main__":
    sys.exit(main())
