"""Pictures and files on the way into the site: resized, and without what a camera wrote."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image, ImageDraw, PngImagePlugin
from support.html import pages
from support.projects import Project, holding

SECRET = "SENTINEL-TAKEN-BY-ZHANG"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{SECRET}-XMP</a></x:xmpmeta>'.encode()
KEPT = re.compile("jfif.*|dpi|loop|background|progress.*|duration|timestamp")
"""What Pillow tells of a picture that nobody wrote into it."""


def photo(kind: str, size: tuple[int, int] = (1600, 1000)) -> bytes:
    """A picture with everything that a camera and a program may write into it."""
    image = Image.new("RGB", size, (240, 235, 225))
    ImageDraw.Draw(image).ellipse((300, 200, 900, 800), fill=(168, 35, 47))
    exif = Image.Exif()
    exif[0x013B] = f"{SECRET}-ARTIST"
    exif[0x010E] = f"{SECRET}-DESCRIPTION"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 49.0, 30.5), 3: "E", 4: (87.0, 36.0, 1.25)})
    exif.get_ifd(0x8769).update({0x9286: f"{SECRET}-COMMENT".encode()})
    stream = io.BytesIO()
    if kind == "png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", f"{SECRET}-TEXT")
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        image.save(stream, "PNG", exif=exif, pnginfo=texts)
    elif kind == "webp":
        image.save(stream, "WEBP", exif=exif, xmp=XMP)
    else:
        image.save(stream, "JPEG", exif=exif, xmp=XMP, comment=f"{SECRET}-JPEG".encode())
    return stream.getvalue()


def test_no_file_of_the_output_says_who_took_a_picture_or_where(project: Project) -> None:
    assert SECRET.encode() in photo("jpg") and SECRET.encode() in photo("webp")
    project.write("stories/cover.jpg", photo("jpg"))
    project.write("stories/inside.png", photo("png"))
    project.write("stories/original.jpg", photo("jpg", (900, 700)))
    project.write("stories/original.webp", photo("webp", (900, 701)))
    project.write("docs/figures/face.webp", photo("webp"))
    project.write("docs/images/loose.jpg", photo("jpg", (900, 702)))
    project.write("docs/images/LOUD.JPG", photo("jpg", (900, 703)))
    project.write("docs/images/wrong-name.png", photo("jpg", (900, 704)))
    project.story(
        "one",
        "![里面的画](inside.png)\n\n[原图](original.jpg)，[另一张](original.webp)\n",
        cover="cover.jpg",
        cover_alt="封面",
    )
    project.figure("someone", portrait="face.webp", portrait_alt="肖像")
    project.home("![散放的画](images/loose.jpg)\n")
    site = project.built()
    pictures = [p for p in site.rglob("*") if p.suffix.lower() in (".jpg", ".png", ".webp")]
    assert len([p for p in pictures if "assets" not in p.parts]) > 12
    assert holding(site, SECRET, b"Exif\0\0", b"adobe:ns:meta", b"EXIF") == []
    for path in pictures:
        with Image.open(path) as image:
            image.load()
            assert not image.getexif(), path
            assert {key for key in image.info if not KEPT.fullmatch(key)} <= {"icc_profile"}, path


def test_a_turned_photo_stands_upright(project: Project) -> None:
    """The tag that says which side is up goes too: the picture must have been turned before."""
    project.write("stories/cover.jpg", photo("jpg"))
    project.story("one", cover="cover.jpg", cover_alt="封面")
    project.home()
    page = pages(project.built())["stories/one/index.html"]
    image = page.one("img", class_="cover")
    assert int(image.get("height", "0")) > int(image.get("width", "0"))


def test_pictures_are_found_where_the_text_stands(project: Project) -> None:
    """A borrowed page in another folder shows the same pictures and links."""
    project.options["languages"] = [
        {"code": "zh-Hans", "name": "中文"},
        {"code": "ug", "name": "ئۇيغۇرچە", "prefix": "ug"},
    ]
    project.configure()
    project.picture("stories/pictures/tree.png")
    project.picture("docs/figures/face.png", (20, 90, 60))
    project.write("stories/notes.txt", "便条\n")
    text = "![一棵树](pictures/tree.png)\n\n[便条](notes.txt) [人](../docs/figures/li.md)\n"
    project.story("one", text)
    project.figure("li", portrait="face.png", portrait_alt="肖像")
    project.home("[故事](../stories/one.md)，[清单](../stories/)\n")
    site = project.built()
    for name in ("stories/one/index.html", "ug/stories/one/index.html"):
        page = pages(site)[name]
        text = page.one("div", class_="md-typeset")
        addresses = [link.get("href", "") for link in text.iter("a")]
        addresses += [image.get("src", "") for image in text.iter("img")]
        assert len(addresses) == 3
        folder = (site / name).parent
        targets = [(folder / address).resolve() for address in addresses]
        assert all(target.exists() for target in targets), addresses
        assert targets[0].read_text("utf-8") == "便条\n"


def test_only_what_a_page_shows_is_copied(project: Project) -> None:
    project.picture("stories/unused.png")
    project.picture("docs/figures/unused.png", (1, 2, 3))
    project.write("docs/slogans.yml", "- {id: a, text: {zh-Hans: 一家有事百家帮}}\n")
    project.write("docs/taxonomy.yml", "topics: []\nplaces: []\n")
    project.write("docs/.secret", "密\n")
    project.write("docs/download/form.pdf", b"%PDF-1.4 form")
    project.write("quiz/terms.yml", "- {category: 数, terms: [一, 二, 三, 四]}\n")
    project.story("one")
    project.home()
    site: Path = project.built()
    names = {path.name for path in site.rglob("*") if path.is_file()}
    assert "form.pdf" in names
    assert not [n for n in names if n.endswith((".yml", ".md")) or "unused" in n or "secret" in n]
    assert not (site / "stories" / "one.md").exists()
