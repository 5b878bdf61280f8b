"""Workbooks that a password protects, made byte by byte: [MS-CFB] containers with what a reader needs to see."""

import struct
from typing import Final

_SECTOR: Final = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE: Final = 0xFFFFFFFF
_ROOT, _STREAM = 5, 2
_MINI: Final = 4096  # streams below this size lie in another place, so ours are larger


def container(streams: dict[str, bytes], *, directory_last: bool = False) -> bytes:
    """An OLE2 compound file of ``streams``, each of at least 4096 bytes; Excel writes large ones directory last."""
    padded = {name: data.ljust(_MINI, b"\0") for name, data in streams.items()}
    sizes = {name: -(-len(data) // _SECTOR) for name, data in padded.items()}
    sectors = sum(sizes.values()) + 1
    fats = -(-(sectors + 8) // 128)
    directory = fats + sum(sizes.values()) if directory_last else fats
    place = fats if directory_last else fats + 1
    chain = [_FAT] * fats + [_FREE] * (fats * 127)
    starts = {}
    for name, size in sizes.items():
        starts[name] = place
        chain[place : place + size] = [*range(place + 1, place + size), _END]
        place += size
    chain[directory] = _END
    body = b"".join(data.ljust(sizes[name] * _SECTOR, b"\0") for name, data in padded.items())
    entries = _directory([(name, starts[name], len(data)) for name, data in padded.items()])
    table = struct.pack(f"<{fats * 128}I", *chain)
    return _header(fats, directory) + table + (body + entries if directory_last else entries + body)


def _header(fats: int, directory: int) -> bytes:
    places = [*range(fats), *[_FREE] * (109 - fats)]
    return struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, fats, directory, 0, _MINI, _END, 0, _END, 0, *places,
    )  # fmt: skip


def _directory(streams: list[tuple[str, int, int]]) -> bytes:
    entries = [_entry("Root Entry", _ROOT, 1, _NONE, start=_END, size=0)]
    for number, (name, start, size) in enumerate(streams, 1):
        right = number + 1 if number < len(streams) else _NONE
        entries.append(_entry(name, _STREAM, _NONE, right, start=start, size=size))
    return b"".join(entries).ljust(_SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, right: int, *, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ", text, len(text) + 2, kind, 1, _NONE, right, child, 0, start, size
    )  # fmt: skip


def protected_xlsx(size: int = 8192, *, directory_last: bool = False) -> bytes:
    """What Excel makes of an XLSX with a password: two encrypted streams instead of the ZIP."""
    package = struct.pack("<Q", size - 8) + bytes(range(256)) * (size // 256)
    return container(
        {"EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40), "EncryptedPackage": package}, directory_last=directory_last
    )


def protected_xls() -> bytes:
    """What Excel makes of an XLS with a password: the FILEPASS record right after the beginning of the workbook."""
    beginning = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0x0DBB, 0x07CC, 0xC1, 0x306)
    password = struct.pack("<HHHHH", 0x002F, 54, 1, 1, 1) + bytes(48)
    return container({"Workbook": beginning + password + bytes(range(256)) * 20})
