"""What somebody who means harm sends to a room: broken HTTP, broken JSON, lies about length."""

from __future__ import annotations

import random
from collections.abc import Iterator

PATHS = (
    "/",
    "/api/join",
    "/api/ballots",
    "/api/events",
    "/api/state",
    "/api/cards",
    "/api/tallies",
    "/api/pledges",
    "/api/own-view",
    "/api/welcome",
    "/h/x",
    "/words/../../etc/passwd.json",
    "/words/%2e%2e%2fen.json",
    "/%00",
    "//evil/",
    "/../../../etc/passwd",
    "/phone.js/",
    "*",
)
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "CONNECT", "FOO")
BODIES = (
    b"",
    b"{",
    b"[]",
    b"null",
    b"NaN",
    b'"text"',
    b"{}" * 10,
    b"[" * 9000,
    b'{"a":' * 2000 + b"1" + b"}" * 2000,
    b'{"code":' + b"9" * 5000 + b"}",
    b'{"code":1e999}',
    b'{"code":"\\ud800"}',
    b'{"code":"\xff\xfe"}',
    b'{"round":"r1","nonce":"12345678","answers":{"q1":1e400}}',
    b'{"round":"r1","nonce":"12345678","answers":{"q1":' + b"1" * 400 + b"}}",
    b'{"round":"r1","nonce":"12345678","answers":{"\\ud800":1}}',
    b'{"round":"r1","nonce":"\\ud800\\ud800\\ud800\\ud800\\ud800","answers":{"q1":1}}',
    b'{"round":"r1","nonce":"12345678","answers":{"q1":{"$gt":0}}}',
    b'{"round":"r1","nonce":"12345678","answers":{"q2":{"likely":true,"low":[],"high":{}}}}',
    b'{"round":["r1"],"nonce":7,"answers":"all"}',
    b'{"round":"r1","nonce":"12345678","counts":{"q1":[1e9,0,0,0,0]}}',
    b'{"board":{},"fields":[],"nonce":null}',
    b'{"name":["x"],"text":{"y":1},"nonce":"12345678"}',
    b'{"name":"\\udc00","text":"x","nonce":"12345678"}',
    b'{"answers":{"a":{"b":[1,2,{"c":null}]}},"id":["x"]}',
    b"x" * 20_000,
    bytes(range(256)) * 8,
)
TYPES = ("application/json", "text/plain", "application/json; charset=utf-7", "", "multipart/x")


def requests(host: str, seat: str, count: int, seed: int) -> Iterator[bytes]:
    """`count` requests that are wrong in one way or another. Own views are left out of those with
    a seat, because the app of a test does not draw."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _request(host, seat, chance)


def _request(host: str, seat: str, chance: random.Random) -> bytes:
    kind = chance.randrange(8)
    if kind == 0:
        return chance.randbytes(chance.randrange(1, 400)) + b"\r\n\r\n"
    method, path, body = chance.choice(METHODS), chance.choice(PATHS), chance.choice(BODIES)
    if kind < 5:  # most of them reach the handlers
        method = "POST"
    token = seat if chance.random() < 0.5 and path != "/api/own-view" else "wrong"
    headers = [
        ("Host", host if chance.random() < 0.9 else chance.choice(("evil.example", "", "a b"))),
        ("Authorization", f"Bearer {token}"),
        ("Content-Type", chance.choice(TYPES)),
        ("Connection", "close"),
    ]
    if kind != 5:
        headers.append(("Content-Length", str(len(body))))
    else:
        headers.append(_lying_length(chance))
    if kind == 6:
        headers.append(_odd_header(chance))
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + body


def _lying_length(chance: random.Random) -> tuple[str, str]:
    return chance.choice(
        [
            ("Content-Length", "-1"),
            ("Content-Length", "99999999999"),
            ("Content-Length", "abc"),
            ("Transfer-Encoding", "chunked"),
            ("Transfer-Encoding", "gzip, chunked"),
            ("Content-Length", "5\r\nContent-Length: 7"),
            ("Content-Length", "5\r\nTransfer-Encoding: chunked"),
        ]
    )


def _odd_header(chance: random.Random) -> tuple[str, str]:
    return chance.choice(
        [
            ("X" * 9000, "y"),
            ("Cookie", "z" * 20_000),
            ("Origin", "http://evil.example"),
            ("Origin", "null"),
            ("Content-Encoding", "gzip"),
            ("Content-Encoding", "deflate"),
            ("Accept-Encoding", "\x00"),
            ("Expect", "100-continue"),
            ("Expect", "the unexpected"),
            ("Upgrade", "websocket"),
            ("Range", "bytes=0-1,2-3,-9"),
            ("If-None-Match", '"' * 500),
            ("Host", "second.example"),
            ("Authorization", "Basic ÿÿ"),
        ]
    )
