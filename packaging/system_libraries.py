"""What the program and its tests need from the operating system, and how to get it.

The wheels bring almost everything; Qt still loads a handful of system libraries, and the tests
drive a few real programs. On Debian and Ubuntu what is missing is installed when we are root;
elsewhere it is named, together with the command where we know it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# What Qt loads: the library's file name, and the Debian package that holds it.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

# What the tests run: the program, and the Debian package that holds it.
TEST_PROGRAMS = {
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "qpdf": "qpdf",
    "pdftoppm": "poppler-utils",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xrandr": "x11-xserver-utils",
    "dbus-run-session": "dbus-daemon",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "pdftotext": "poppler-utils",
}


def missing_libraries(wanted: Mapping[str, str] = LIBRARIES) -> list[str]:
    """The Debian package names of the system libraries that Qt would not find; [] off Linux."""
    if sys.platform != "linux":
        return []
    return [package for file, package in wanted.items() if not _loads(file)]


def missing_test_programs(wanted: Mapping[str, str] = TEST_PROGRAMS) -> list[str]:
    """The Debian package names of the programs that tests would be skipped without."""
    if sys.platform != "linux":
        return []
    return [package for name, package in wanted.items() if not shutil.which(name)]


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def provide(packages: list[str], purpose: str) -> None:
    """Install `packages` where we may; otherwise say what is missing and the command."""
    if not packages:
        return
    if not is_debian():
        print(f"Missing on this system, {purpose}: {', '.join(packages)} (Debian's names).")
        print("Install them with your package manager.")
    elif os.geteuid() != 0:
        print(f"Missing on this system, {purpose}. Install them with:")
        print(f"  sudo apt-get install {' '.join(packages)}")
    else:
        print(f"Installing system packages, {purpose}: {', '.join(packages)}.", flush=True)
        apt_install(packages)


def is_debian(release: Path = Path("/etc/os-release")) -> bool:
    """True on Debian, Ubuntu and what is made of them."""
    if not shutil.which("apt-get") or not release.is_file():
        return False
    lines = release.read_text(encoding="utf-8").splitlines()
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    family = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "")
    return bool({"debian", "ubuntu"} & set(family.split()))


def apt_install(packages: Iterable[str]) -> None:
    """Install what the package lists know; what they do not know or refuse is said, not fatal."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if _apt(["update", "-q"], environment) != 0:
        print("The system's package lists could not be refreshed; trying with the old ones.")
    names = {package: _installable(package) for package in packages}
    known = [name for name in names.values() if name]
    unknown = [package for package, name in names.items() if not name]
    if unknown:
        print(f"This system has no package called {', '.join(unknown)}; going on without.")
    if not known:
        return
    if _apt(["install", "-y", "-q", "--no-install-recommends", *known], environment) != 0:
        print("The system packages could not be installed; the reason stands above.")
        print(f"Going on without. Later: apt-get install {' '.join(known)}")


def _apt(arguments: list[str], environment: Mapping[str, str]) -> int:
    options = ["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"]
    return subprocess.run(
        ["apt-get", *options, *arguments], env=environment, check=False
    ).returncode


def _installable(package: str) -> str | None:
    """The name under which this release has the package: newer ones add t64 to some."""
    return next(filter(_has_candidate, (package, f"{package}t64")), None)


def _has_candidate(package: str) -> bool:
    """A name may be in the lists only because others refer to it: ask for a real candidate."""
    policy = subprocess.run(
        ["apt-cache", "policy", package], capture_output=True, text=True, check=False
    ).stdout
    return "Candidate:" in policy and "Candidate: (none)" not in policy
