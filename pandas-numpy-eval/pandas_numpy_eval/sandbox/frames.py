"""Frames on the pipes between harness and worker: a 4-byte length, little-endian, and JSON."""

from __future__ import annotations

import json
import os
import struct


def read_exactly(descriptor: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(descriptor, min(size, 1 << 20))
        if not part:
            return b""
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_frame(descriptor: int) -> dict:
    """The next frame, or an empty dictionary at the end of the stream."""
    head = read_exactly(descriptor, 4)
    return json.loads(read_exactly(descriptor, struct.unpack("<I", head)[0])) if head else {}


def write_frame(descriptor: int, value: dict) -> None:
    body = json.dumps(value).encode()
    data = memoryview(struct.pack("<I", len(body)) + body)
    while data:
        data = data[os.write(descriptor, data) :]
