"""Photos: small, upright, and silent about where they were taken."""

import io
import struct
import zlib

import pytest
from PIL import Image

from gridsteward.intake.photos import shrink
from gridsteward.records.faults import Fault

_ORIENTATION, _MAKER, _GPS = 0x0112, 0x010F, 0x8825
_TURNED_RIGHT = 6


def photo(size: tuple[int, int] = (400, 200), *, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    picture = Image.new(mode, size, "red" if mode != "RGBA" else (255, 0, 0, 0))
    exif = Image.Exif()
    exif[_ORIENTATION] = _TURNED_RIGHT
    exif[_MAKER] = "Camera of somebody"
    exif[_GPS] = {1: "N", 2: (29.0, 36.0, 46.0), 3: "E", 4: (119.0, 2.0, 26.0)}
    out = io.BytesIO()
    picture.save(out, kind, **({"exif": exif, "comment": b"secret"} if kind == "JPEG" else {}))
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_large_photo_becomes_small_and_keeps_its_shape() -> None:
    out = opened(shrink(photo((3200, 800)), longest_px=1600))
    assert (out.format, out.size) == ("JPEG", (400, 1600))


def test_a_small_photo_is_not_blown_up_and_stands_upright() -> None:
    assert opened(shrink(photo((400, 200)))).size == (200, 400)


def test_nothing_tells_where_or_with_what_it_was_taken() -> None:
    out = shrink(photo())
    assert dict(opened(out).getexif()) == {}
    assert b"somebody" not in out
    assert b"secret" not in out
    assert b"Exif" not in out


def test_the_place_stays_when_wanted_and_nothing_else_does() -> None:
    exif = opened(shrink(photo(), keep_location=True)).getexif()
    assert set(exif) == {_GPS}
    assert exif.get_ifd(_GPS)[2] == (29.0, 36.0, 46.0)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP"])
def test_other_kinds_come_out_as_jpeg(kind: str) -> None:
    assert opened(shrink(photo(kind=kind))).format == "JPEG"


def test_what_is_transparent_becomes_white_not_black() -> None:
    out = opened(shrink(photo(kind="PNG", mode="RGBA"))).convert("RGB")
    assert out.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"not a picture", photo()[:200], b"GIF89a" + b"\0" * 50])
def test_what_is_no_picture_is_a_known_fault(data: bytes) -> None:
    with pytest.raises(Fault) as raised:
        shrink(data)
    assert raised.value.kind == "photo_not_an_image"


@pytest.mark.parametrize("side", [15_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked(side: int) -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    with pytest.raises(Fault) as raised:
        shrink(bomb)
    assert raised.value.kind == "photo_too_large"
