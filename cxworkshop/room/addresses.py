"""Which network address phones can reach.

The address goes into the QR code, and the room listens on it alone. A laptop has many: VPNs,
containers and virtual machines must not be picked. The private address with the default route is
the likely one, or that of the hotspot which this laptop opens itself.
"""

from __future__ import annotations

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"

# Names of interfaces that lead to containers, virtual machines and tunnels, not to guests.
_INWARD: tuple[str, ...] = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "lxc",
    "podman",
    "cni",
    "cali",
)
_INWARD += ("tun", "tap", "wg", "tailscale", "zt", "utun", "ppp")

_HOTSPOTS = tuple(
    ipaddress.ip_network(network)
    for network in ("10.42.0.0/24", "192.168.137.0/24", "192.168.2.0/24", "192.168.43.0/24")
)


@dataclass(frozen=True, slots=True)
class Address:
    """One address of this machine; `rank` orders them, best first."""

    address: str
    interface: str
    private: bool
    routed: bool
    hotspot: bool

    @property
    def rank(self) -> tuple[bool, bool, bool, str]:
        return (
            not (self.private and self.routed),
            not self.hotspot,
            not self.private,
            self.address,
        )


def candidates() -> list[Address]:
    """Every address that phones might reach, the likeliest first; empty without a network."""
    return rank(_interfaces(), _routed_address())


def best_address() -> str:
    """The likeliest address, or this machine alone when there is no network."""
    found = candidates()
    return found[0].address if found else LOOPBACK


def rank(found: Iterable[tuple[str, str]], routed: str | None) -> list[Address]:
    """Sorts (interface, address) pairs; loopback, link-local and inward ones are left out."""
    kept: dict[str, Address] = {}
    for interface, address in found:
        ip = ipaddress.ip_address(address)
        if ip.is_loopback or ip.is_link_local or interface.lower().startswith(_INWARD):
            continue
        hotspot = address.endswith(".1") and any(ip in network for network in _HOTSPOTS)
        kept[address] = Address(address, interface, ip.is_private, address == routed, hotspot)
    return sorted(kept.values(), key=lambda address: address.rank)


def _interfaces() -> list[tuple[str, str]]:
    found = list(_linux_interfaces()) if sys.platform == "linux" else []
    with suppress(OSError):
        for *_, where in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            if where[0] not in [address for _, address in found]:
                found.append(("", str(where[0])))
    routed = _routed_address()
    if routed and routed not in [address for _, address in found]:
        found.append(("", routed))
    return found


def _linux_interfaces() -> Iterable[tuple[str, str]]:
    import fcntl

    get_address = 0x8915  # SIOCGIFADDR, netdevice(7)
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                request = struct.pack("256s", name.encode()[:15])
                answer = fcntl.ioctl(probe.fileno(), get_address, request)
                yield name, socket.inet_ntoa(answer[20:24])


def _routed_address() -> str | None:
    """The address that the default route would use. Connecting a datagram socket sends nothing."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1, RFC 5737: nobody is there
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return None if address == "0.0.0.0" else address
