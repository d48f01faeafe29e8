# SPDX-License-Identifier: Apache-2.0
"""Prepares a checkout: system libraries, the virtual environment and what it holds.

Standard library only, because it runs before anything is installed. When nothing is to be done it takes a
fraction of a second and uses no network.
"""

import argparse
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up.stamp"
OLDEST_PYTHON = (3, 11)
VALIDATOR = ROOT / "tools" / "validator"
"""A folder of npm's with one package, which holds the Open XML SDK's validator as a program of its own."""

IMPORT = ("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "libglib2.0-0")
WINDOW = ("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
VIRTUAL_DISPLAY = ("xvfb", "xauth", "xdotool")
RENDERING = (
    "libreoffice-writer",
    "poppler-utils",
    "fonts-noto-core",
    "fonts-noto-cjk",
    "fonts-liberation",
    "fonts-dejavu-core",
)
FREEZING = ("binutils", f"libpython{sys.version_info.major}.{sys.version_info.minor}")

# What each goal cannot do without, and what it can: without the latter some tests are skipped,
# or the demonstration opens no window.
GOALS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "run": ((), IMPORT + WINDOW),
    "lint": ((), ()),
    "test": (IMPORT, WINDOW + VIRTUAL_DISPLAY + RENDERING),
    "bundle": (FREEZING, IMPORT + WINDOW),
}


class SetUpError(Exception):
    """Set-up cannot go on; the message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare for one goal and return the exit code."""
    parser = argparse.ArgumentParser(description="Prepare this checkout.")
    parser.add_argument("goal", choices=GOALS, help="what the checkout is to be ready for")
    goal: str = parser.parse_args(arguments).goal
    began = time.monotonic()
    required, useful = GOALS[goal]
    if goal == "test" and shutil.which("npm") is None:
        useful += ("npm",)
    try:
        worked = prepare(required, useful)
        if goal == "test":
            worked |= update_validator()
    except SetUpError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return 1
    if worked:
        say(f"ready after {time.monotonic() - began:.0f} s")
    return 0


def prepare(required: tuple[str, ...], useful: tuple[str, ...]) -> bool:
    """Bring system and environment up to date; True if there was anything to do."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetUpError(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    if uses_debian_python():
        useful += ("ca-certificates",)
        if not can_make_venv():
            required += ("python3-venv",)
    else:
        required = tuple(name for name in required if not name.startswith("libpython"))
    missing = missing_packages(required + useful)
    installation = start_apt(missing, required) if missing else None
    if installation is not None and not can_make_venv():
        finish_apt(installation)
        installation = None
    # The environment is made while apt works.
    worked = update_environment()
    if installation is not None:
        finish_apt(installation)
    return worked or bool(missing)


def say(message: str) -> None:
    print(f"Set-up: {message}", file=sys.stderr, flush=True)


# --- System packages ---------------------------------------------------------------------------------------


def uses_debian_python() -> bool:
    """Whether this interpreter is the system's own, which Debian splits over several packages."""
    return shutil.which("dpkg-query") is not None and Path(sys.executable).resolve().parent == Path("/usr/bin")


def can_make_venv() -> bool:
    return PYTHON.exists() or importlib.util.find_spec("ensurepip") is not None


def missing_packages(wanted: tuple[str, ...]) -> list[str]:
    """Which of these Debian packages are neither installed nor provided by another package."""
    if not wanted or os.name == "nt" or sys.platform == "darwin":
        return []
    if shutil.which("dpkg-query") is None:
        return []
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    present: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            present.add(package)
            present.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return sorted(set(wanted) - present)


def start_apt(missing: list[str], required: tuple[str, ...]) -> "subprocess.Popen[str] | None":
    """Install the packages in the background if this is root, else print the line that does."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        line = f"sudo {' '.join(install)}"
        if set(missing) & set(required):
            raise SetUpError(f"system packages are missing. Run this, then try again:\n  {line}")
        say(f"system packages are missing; go on without them, or install them with:\n  {line}")
        return None
    say(f"installing system packages (a minute or two): {' '.join(missing)}")
    quiet = "-qq -o=Dpkg::Use-Pty=0 -o=DPkg::Lock::Timeout=300"
    script = f"apt-get {quiet} update && apt-get {quiet} {' '.join(install[1:])}"
    return subprocess.Popen(
        ["sh", "-c", script],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


def finish_apt(installation: "subprocess.Popen[str]") -> None:
    output, _ = installation.communicate()
    if installation.returncode != 0:
        raise SetUpError(f"installing system packages failed:\n{output}")


# --- The virtual environment -------------------------------------------------------------------------------


def update_environment() -> bool:
    """Make the environment hold what the lock says, and the project itself; True if it did not yet."""
    state = wanted_state()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == state:
        return False
    if not PYTHON.exists():
        say("making .venv")
        if not run(sys.executable, "-m", "venv", "--clear", str(VENV)):
            raise SetUpError("the virtual environment could not be made; the messages above say why.")
    STAMP.unlink(missing_ok=True)
    say("installing the Python packages of requirements.lock")
    if not (install_with_uv() or install_with_pip()):
        raise SetUpError("the Python packages could not be installed; the messages above say why.")
    STAMP.write_text(state, encoding="utf-8")
    return True


def wanted_state() -> str:
    """A digest of all that decides what the environment holds."""
    digest = hashlib.sha256(f"{ROOT}\n{sys.version_info.major}.{sys.version_info.minor}\n".encode())
    for path in (LOCK, ROOT / "pyproject.toml", ROOT / "briefing_app" / "__init__.py", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def install_with_uv() -> bool:
    """Install by uv, which is put into the environment first; False if that cannot be done."""
    if shutil.which("uv", path=str(BIN)) is None:
        pinned = [entry for entry in locked_requirements() if entry.startswith("uv==")]
        if not pinned or not pip_install_pinned(pinned):
            say("uv cannot be had; using pip")
            return False
    os.environ.setdefault("UV_HTTP_TIMEOUT", "180")
    into = [str(BIN / "uv"), "pip", "install", "--quiet", "--no-config", "--python", str(PYTHON)]
    if not run(*into, "--require-hashes", "-r", str(LOCK)):
        say("uv could not install the packages; using pip")
        return False
    return run(*into, "--no-deps", "--no-build-isolation", "-e", str(ROOT))


def install_with_pip() -> bool:
    """Install everything but uv by pip."""
    pinned = [entry for entry in locked_requirements() if not entry.startswith("uv==")]
    return pip_install_pinned(pinned) and pip_install("--no-deps", "--no-build-isolation", "-e", str(ROOT))


def pip_install_pinned(entries: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.txt"
        file.write_text("".join(entries), encoding="utf-8")
        return pip_install("--require-hashes", "-r", str(file))


def pip_install(*arguments: str) -> bool:
    return run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def locked_requirements() -> list[str]:
    """The entries of the lock, each with its hashes."""
    entries: list[str] = []
    for line in LOCK.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith((" ", "\t")) and entries:
            entries[-1] += line
        elif line.strip() and not line.startswith("#"):
            entries.append(line)
    return entries


# --- The validator of Word files ---------------------------------------------------------------------------


def validator_program() -> Path:
    """Where the program stands once it is installed; its tests are skipped where it is not."""
    return VALIDATOR / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"


def update_validator() -> bool:
    """Install what the validator's lock says; True if there was anything to do."""
    installed = VALIDATOR / "node_modules" / "set-up.stamp"
    state = hashlib.sha256((VALIDATOR / "package-lock.json").read_bytes()).hexdigest()
    if validator_program().exists() and installed.exists() and installed.read_text(encoding="utf-8") == state:
        return False
    skipped = "Tests that need the Open XML SDK are skipped"
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        say(f"the validator of Word files is locked for Linux on x86_64 only. {skipped}.")
        return False
    npm = shutil.which("npm")
    if npm is None:
        say(f"npm is missing. {skipped}; install Node.js 18 or newer with npm, then try again.")
        return False
    say("installing the validator of Word files (80 MB)")
    options = ("--no-audit", "--no-fund", "--ignore-scripts", "--silent")
    if not run(npm, "ci", "--prefix", str(VALIDATOR), *options) or not validator_program().exists():
        say(f"the validator could not be installed. {skipped}; try again where npm reaches its registry.")
        return False
    installed.write_text(state, encoding="utf-8")
    return True


def run(*command: str) -> bool:
    """Run a command with its output shown; whether it succeeded."""
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
