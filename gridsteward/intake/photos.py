"""Photos for the encrypted store: small, upright, and silent about where they were taken."""

import io
import warnings
from typing import TYPE_CHECKING, Final

from gridsteward.records.faults import Fault

if TYPE_CHECKING:
    from PIL import Image

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
_GPS: Final = 0x8825
# The largest phone cameras take 200 megapixels; more is a mistake or an attack.
_MOST_PIXELS: Final = 200_000_000


_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM", b"GIF8", b"II*\0", b"MM\0*")
# Containers of newer phones, which would carry their location along unseen.
_UNREADABLE: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def is_photo(data: bytes) -> bool:
    """Tell by the first bytes whether `data` looks like a picture that `shrink` takes.

    Raise Fault photo_heic for a picture it cannot read and so cannot strip of its location.
    """
    if data[4:8] == b"ftyp" and data[8:12] in _UNREADABLE:
        raise Fault("photo_heic")
    return data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def shrink(data: bytes, *, longest_px: int = 1600, quality: int = 82, keep_location: bool = False) -> bytes:
    """Return a JPEG whose longer side has at most `longest_px` pixels, upright, without metadata.

    With `keep_location` the GPS block of the original stays, and only that. Raise Fault
    `photo_not_an_image` or `photo_too_large`.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow warns at its own, lower bound; ours stands below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        with opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise Fault("photo_too_large")
            location = dict(opened.getexif().get_ifd(_GPS)) if keep_location else {}
            # A camera's JPEG can be decoded small: a tenth of the time and memory.
            opened.draft("RGB", (longest_px * 2, longest_px * 2))
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS)
            picture = _on_white(picture)
    except Image.DecompressionBombError as error:
        raise Fault("photo_too_large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Fault("photo_not_an_image") from error
    exif = Image.Exif()
    if location:
        exif[_GPS] = location
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, exif=exif if location else b"")
    return out.getvalue()


def _on_white(picture: "Image.Image") -> "Image.Image":
    """Return the picture in RGB without anything carried along; what was transparent becomes white."""
    from PIL import Image

    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        flat = Image.new("RGB", layer.size, "white")
        flat.paste(layer, mask=layer.getchannel("A"))
        return flat
    flat = Image.new("RGB", picture.size)
    flat.paste(picture.convert("RGB"))
    return flat
