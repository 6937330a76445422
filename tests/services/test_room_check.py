"""The room check finds what is missing on this machine, first what is to be mended."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cxworkshop import typefaces
from cxworkshop.paths import resource
from cxworkshop.services import machine as machine_facts
from cxworkshop.services.machine import Desktop, Machine, Network, Screen, look_around
from cxworkshop.services.room_check import Finding, check

LAPTOP = Screen("eDP-1", 1366, 768, "eDP-1")
PROJECTOR = Screen("Beamer", 1920, 1080, "HDMI-1")
MIRROR = replace(PROJECTOR, mirrors=True)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(
        home=tmp_path,
        home_writable=True,
        free_megabytes=9000,
        addresses=("192.168.1.20",),
        missing_files=(),
        missing_fonts=(),
        desktop=Desktop((LAPTOP, PROJECTOR), awake=True),
        network=Network(24),
        banners=False,
        joined=1,
    )


def finding(machine: Machine, name: str) -> Finding:
    return next(found for found in check(machine) if found.name == name)


def test_a_machine_that_is_ready_has_nothing_to_mend(machine: Machine) -> None:
    found = check(machine)
    assert all(one.ok for one in found)
    assert {one.name for one in found} == {
        "screens",
        "network",
        "capacity",
        "phone",
        "sleep",
        "notifications",
        "disk",
        "folder",
        "files",
        "fonts",
    }


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("screens", {"desktop": Desktop((LAPTOP,), awake=True)}, "Only one screen"),
        (
            "screens",
            {"desktop": Desktop((LAPTOP, MIRROR), awake=True)},
            "same picture as this screen",
        ),
        ("screens", {"desktop": Desktop(trouble="no plugin")}, "can be opened here: no plugin"),
        ("sleep", {"desktop": Desktop((LAPTOP, PROJECTOR))}, "keep it awake"),
        ("notifications", {"banners": True}, "Do not disturb"),
        ("capacity", {"network": Network(28)}, "addresses for 12 devices only"),
        ("network", {"addresses": ("127.0.0.1",)}, "in no network"),
        ("phone", {"joined": 0}, "No phone has joined"),
        ("disk", {"free_megabytes": 12}, "Only 12 MB"),
        ("folder", {"home_writable": False}, "Nothing can be written"),
        ("folder", {"home": Path("/home/ada/OneDrive/cx")}, "synced"),
        ("files", {"missing_files": ("templates",)}, "templates is missing"),
        ("fonts", {"missing_fonts": ("SourceSans3-Bold.ttf",)}, "SourceSans3-Bold.ttf"),
    ],
)
def test_each_lack_is_found_and_comes_first(
    machine: Machine, name: str, change: dict[str, object], said: str
) -> None:
    found = check(replace(machine, **change))
    assert (found[0].name, found[0].ok) == (name, False)
    assert said in found[0].sentence


def test_what_nobody_can_tell_is_not_judged(machine: Machine) -> None:
    names = {one.name for one in check(replace(machine, desktop=None, joined=None))}
    assert not names & {"screens", "sleep", "notifications", "phone"}


@pytest.mark.parametrize(
    ("firewall", "command"),
    [
        ("windows", "netsh advfirewall"),
        ("ufw", "sudo ufw allow 8437/tcp"),
        ("firewalld", "sudo firewall-cmd --add-port=8437/tcp"),
    ],
)
def test_an_active_firewall_is_opened_by_its_own_command(
    machine: Machine, firewall: machine_facts.Firewall, command: str
) -> None:
    found = finding(replace(machine, firewall=firewall, joined=0), "firewall")
    assert not found.ok
    assert found.command.startswith(command)
    through = check(replace(machine, firewall=firewall, joined=1))
    assert "firewall" not in {one.name for one in through}, "a phone has joined through it"


@pytest.mark.skipif(sys.platform != "linux", reason="reads the settings of Linux firewalls")
def test_a_firewall_counts_only_when_it_is_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, runs = tmp_path / "ufw.conf", tmp_path / "firewalld.pid"
    monkeypatch.setattr(machine_facts, "UFW_SETTINGS", settings)
    monkeypatch.setattr(machine_facts, "FIREWALLD_RUNS", runs)
    assert look_around(tmp_path, []).firewall == ""
    settings.write_text("# ufw\nENABLED=no\n")
    assert look_around(tmp_path, []).firewall == ""
    settings.write_text("# ufw\nENABLED=yes\n")
    assert look_around(tmp_path, []).firewall == "ufw"
    runs.write_text("1")
    assert look_around(tmp_path, []).firewall == "firewalld"


def test_looking_around_sees_this_machine(tmp_path: Path) -> None:
    seen = look_around(tmp_path, ["10.0.0.5"], Desktop((LAPTOP,)))
    assert (seen.home_writable, seen.missing_files, seen.missing_fonts) == (True, (), ())
    assert seen.free_megabytes == pytest.approx(shutil.disk_usage(tmp_path).free / 1e6, rel=0.1)
    assert list(tmp_path.iterdir()) == []


def test_looking_around_sees_a_missing_resource(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resource("fonts"), tmp_path / "fonts")
    for gone in ("SourceSans3-Semibold", "NotoSansHebrew-Bold", "NotoEmoji-Regular"):
        (tmp_path / "fonts" / f"{gone}.ttf").unlink()
    for module in (machine_facts, typefaces):
        monkeypatch.setattr(module, "resource", lambda *parts: tmp_path.joinpath(*parts))
    seen = look_around(tmp_path, [])
    assert "phone/index.html" in seen.missing_files
    assert seen.missing_fonts == (
        "NotoEmoji-Regular", "SourceSans3-Semibold", "NotoSansHebrew-Bold"
    )  # fmt: skip


def test_a_home_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    assert not look_around(tmp_path / "home", []).home_writable


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (Network(24), "addresses for 252 devices"),
        (Network(22), "addresses for 1020 devices"),
        (Network(24, hotspot=True), "about 8 phones"),
        (Network(), "some 20 phones at once"),
    ],
)
def test_how_many_phones_the_network_carries_is_said_in_words(
    machine: Machine, network: Network, said: str
) -> None:
    found = finding(replace(machine, network=network), "capacity")
    assert found.ok
    assert said in found.sentence


def test_what_the_program_cannot_see_is_neither_good_nor_bad(machine: Machine) -> None:
    found = finding(replace(machine, banners=None), "notifications")
    assert (found.known, found.ok, found.command) == (False, True, "")
    assert found.sentence.startswith("Nobody can see from here")


@pytest.mark.skipif(sys.platform != "linux", reason="the command is that of X11")
def test_screens_that_mirror_each_other_are_parted_by_a_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    mirrored = replace(machine, desktop=Desktop((LAPTOP, MIRROR)))
    command = "xrandr --output HDMI-1 --auto --right-of eDP-1"
    assert finding(mirrored, "screens").command == command
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert finding(mirrored, "screens").command == ""
