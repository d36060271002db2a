"""Small pictures for the tests, and the bytes that cameras and programs hide in them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

from PIL import ExifTags, Image, ImageCms, ImageDraw

SECRET = b"a secret that must not be published"

XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    + SECRET
    + b'</x:xmpmeta><?xpacket end="w"?>'
)

RED, GREEN, BLUE, WHITE = (220, 20, 30), (20, 160, 60), (30, 40, 200), (250, 250, 250)


def scene(width: int = 64, height: int = 48) -> Image.Image:
    """Four quarters of four colours, so that every turn of the picture looks different."""
    image = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(image)
    middle_x, middle_y = width // 2, height // 2
    draw.rectangle((0, 0, middle_x - 1, middle_y - 1), RED)
    draw.rectangle((middle_x, 0, width, middle_y - 1), GREEN)
    draw.rectangle((0, middle_y, middle_x - 1, height), BLUE)
    return image


def see_through(width: int = 64, height: int = 48) -> Image.Image:
    """The scene with a hole in the middle."""
    image = scene(width, height)
    alpha = Image.new("L", image.size, 255)
    ImageDraw.Draw(alpha).rectangle((width // 3, height // 3, width // 2, height // 2), fill=0)
    image.putalpha(alpha)
    return image


def frames(width: int = 64, height: int = 48, count: int = 4) -> list[Image.Image]:
    """The scene, moving to the side."""
    still = scene(width, height)
    return [
        still.transform(still.size, Image.Transform.AFFINE, (1, 0, step * 4, 0, 1, 0))
        for step in range(count)
    ]


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def moving(format: str, **options: object) -> bytes:
    first, *others = frames()
    return saved(
        first, format, save_all=True, append_images=others, duration=120, loop=0, **options
    )


def exif(orientation: int | None = None) -> bytes:
    """EXIF of a phone: who, when and where, and a small picture of the whole."""
    data = Image.Exif()
    if orientation is not None:
        data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.Artist] = SECRET.decode()
    data[ExifTags.Base.DateTime] = "2026:03:12 10:00:00"
    gps = data.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (43.0, 48.0, 12.5)
    gps[ExifTags.GPS.GPSLongitudeRef] = "E"
    gps[ExifTags.GPS.GPSLongitude] = (87.0, 36.0, 2.0)
    return data.tobytes()


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """An RGB profile whose red is sRGB's blue, so that obeying it is plain to see."""
    return (
        srgb_profile().replace(b"rXYZ", b"tmp.").replace(b"bXYZ", b"rXYZ").replace(b"tmp.", b"bXYZ")
    )


# Bytes put into finished files.


def jpeg_segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def png_chunk(name: bytes, payload: bytes) -> bytes:
    checksum = zlib.crc32(name + payload).to_bytes(4, "big")
    return len(payload).to_bytes(4, "big") + name + payload + checksum


def with_chunks(png: bytes, *chunks: bytes, at_end: bool = False) -> bytes:
    at = len(png) - 12 if at_end else 33  # before IEND, or behind IHDR
    return png[:at] + b"".join(chunks) + png[at:]


def png_head(width: int, height: int) -> bytes:
    """A PNG that claims a size and has next to nothing in it."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", head)
        + png_chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + png_chunk(b"IEND", b"")
    )


def gif_extension(label: int, *blocks: bytes) -> bytes:
    body = b"".join(bytes((len(block),)) + block for block in blocks)
    return bytes((0x21, label)) + body + b"\0"


def with_extensions(gif: bytes, *extensions: bytes) -> bytes:
    """The extensions in front of the trailer."""
    return gif[:-1] + b"".join(extensions) + gif[-1:]


def burdened_jpeg(orientation: int | None = None, **options: object) -> bytes:
    """A JPEG with all that cameras, phones and programs leave in one."""
    plain = saved(scene(), "JPEG", quality=90, exif=exif(orientation), **options)
    return (
        with_segments(
            plain,
            jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
            jpeg_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + SECRET),
            jpeg_segment(0xE0, b"JFXX\0\x10" + SECRET),
            jpeg_segment(0xE2, b"MPF\0" + SECRET),
            jpeg_segment(0xEB, b"JP\0\1" + SECRET),
            jpeg_segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + SECRET),
            jpeg_segment(0xFE, SECRET),
        )
        + b"MotionPhoto_Data"
        + SECRET
    )


def burdened_png(orientation: int | None = None, **options: object) -> bytes:
    plain = saved(see_through(), "PNG", exif=exif(orientation), **options)
    texts = (
        png_chunk(b"tEXt", b"Author\0" + SECRET),
        png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET)),
        png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        png_chunk(b"tIME", b"\x07\xea\x03\x0c\x0a\0\0"),
        png_chunk(b"caBX", SECRET),
    )
    late = png_chunk(b"tEXt", b"Late\0" + SECRET)
    return with_chunks(with_chunks(plain, *texts), late, at_end=True) + SECRET


def burdened_webp(orientation: int | None = None, **options: object) -> bytes:
    plain = saved(scene(), "WEBP", exif=exif(orientation), xmp=XMP, **options)
    odd = b"note" + len(SECRET).to_bytes(4, "little") + SECRET + b"\0"
    body = plain[8:] + odd
    return b"RIFF" + len(body).to_bytes(4, "little") + body + SECRET


def burdened_gif(**options: object) -> bytes:
    plain = moving("GIF", comment=SECRET, **options)
    return (
        with_extensions(
            plain,
            gif_extension(0xFE, SECRET),
            gif_extension(0xFF, b"XMP DataXMP", XMP),
            gif_extension(0x01, bytes(12), SECRET),
        )
        + SECRET
    )


BURDENED: dict[str, Callable[[], bytes]] = {
    ".jpg": burdened_jpeg,
    ".png": burdened_png,
    ".webp": burdened_webp,
    ".gif": burdened_gif,
}


def hides_nothing(data: bytes) -> bool:
    """A second opinion: no trace by bytes, and none by Pillow's own reading of every frame."""
    traces = (SECRET, b"Exif", b"eXIf", b"EXIF", b"XMP", b"http://ns.adobe.com/xap", b"Photoshop")
    if any(trace in data for trace in traces):
        return False
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        found = image.getexif()
        return not (
            found
            or found.get_ifd(ExifTags.IFD.GPSInfo)
            or {"exif", "xmp", "comment", "photoshop", "mp", "Author", "Comment"} & set(image.info)
        )
