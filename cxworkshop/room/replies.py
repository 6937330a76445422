"""What goes back: JSON, the files of the page, documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from cxworkshop.room.pages import Page


def json_reply(
    data: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    return web.Response(
        body=json.dumps(data).encode(),
        status=status,
        content_type="application/json",
        headers=headers,
    )


def page_reply(request: web.Request, page: Page) -> web.Response:
    headers = {"ETag": page.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("If-None-Match") == page.etag:
        return web.Response(status=304, headers=headers)
    squeezed = "gzip" in request.headers.get("Accept-Encoding", "")
    if squeezed:
        headers["Content-Encoding"] = "gzip"
    return web.Response(
        body=page.body if squeezed else page.plain,
        content_type=page.content_type,
        charset="utf-8",
        headers=headers,
    )


def file_reply(body: bytes, content_type: str, filename: str) -> web.Response:
    response = web.Response(body=body, content_type=content_type)
    ascii_name = filename.encode("ascii", "ignore").decode().strip() or "document"
    response.headers["Content-Disposition"] = f'inline; filename="{ascii_name}"'
    return response


def read_file(path: Any) -> bytes | None:
    try:
        content: bytes = path.read_bytes()
    except OSError:
        return None
    return content
