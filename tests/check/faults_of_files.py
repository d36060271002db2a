"""Faults of whole files: encodings, names, pictures."""

from __future__ import annotations

from check.faults import Expected, Fault, copy, cut, one, recode, remove, swap, write

SNOW, LAMP, NOODLES = "stories/snow.md", "stories/lamp.md", "stories/noodles.md"
MEI = "docs/figures/aunt-mei.md"
COVER, PORTRAIT = "stories/noodles.jpg", "docs/figures/aunt-mei.png"
LONG = "a-very-long-name-of-thirty-three-c"


IGNORED = (None, None, "file-ignored", "warning")


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


FAULTS = (
    # What is no fault
    Fault("nothing", ()),
    Fault("byte-order-mark", (recode(SNOW, lambda data: b"\xef\xbb\xbf" + data),)),
    Fault("crlf", (recode(SNOW, lambda data: data.replace(b"\n", b"\r\n")),)),
    Fault(
        "byte-order-mark-and-crlf-in-yaml",
        (recode("docs/slogans.yml", lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")),),
    ),
    Fault("blank-lines-before-front-matter", (recode(SNOW, lambda data: b"\n\n" + data),)),
    Fault("story-in-a-folder", (copy(SNOW, "stories/2026/ice.md"),)),
    Fault("hidden-file", (write("stories/.draft.md", "x"),)),
    Fault(
        "no-quiz-no-slogans",
        (
            remove("quiz/questions/medical.yml"),
            remove("quiz/rules/autumn.yml"),
            remove("docs/slogans.yml"),
        ),
    ),
    # Encodings
    one("gbk", SNOW, recode(SNOW, lambda d: d.decode().encode("gbk")), 4, None, "not-utf8"),
    one("utf-16", SNOW, recode(SNOW, lambda d: d.decode().encode("utf-16")), 1, None, "not-utf8"),
    one(
        "one-bad-byte",
        SNOW,
        recode(SNOW, lambda d: d.replace("六点".encode(), b"\xff")),
        11,
        None,
        "not-utf8",
    ),
    one(
        "gbk-yaml",
        "quiz/terms.yml",
        recode("quiz/terms.yml", lambda d: d.decode().encode("gbk")),
        1,
        None,
        "not-utf8",
    ),
    one("empty", "stories/new.md", write("stories/new.md", ""), None, None, "file-empty"),
    one("blank", "stories/new.md", write("stories/new.md", " \n\n"), None, None, "file-empty"),
    one(
        "empty-yaml",
        "docs/taxonomy.yml",
        write("docs/taxonomy.yml", "\n"),
        None,
        None,
        "file-empty",
    ),
    *(
        one(f"ignored-{name}", f"stories/{name}", write(f"stories/{name}", "x"), *IGNORED)
        for name in ("new.md.txt", "new.MD", "new.markdown", "new.docx")
    ),
    # What must not be published
    one(
        "results-among-the-pages",
        "docs/contest",
        write("docs/contest/key-a.json", '{"format": "shiliu-key-1", "paper": "0a1b2c3d"}'),
        None,
        None,
        "file-secret",
    ),
    one(
        "a-seed-beside-stories",
        "stories/secret.json",
        write("stories/secret.json", '{\n "format": "shiliu-draw-secret-1"\n}'),
        None,
        None,
        "file-secret",
    ),
    one(
        "a-key-among-pages",
        "docs/policy/key.json",
        write("docs/policy/key.json", '{"format": "shiliu-key-1", "paper": "0a1b2c3d"}'),
        None,
        None,
        "file-secret",
    ),
    one(
        "handwriting-among-pages",
        "docs/policy/0123456789abcdef.0",
        (
            write("docs/policy/0123456789abcdef.0/name.jpg", b"\xff\xd8"),
            write("docs/policy/0123456789abcdef.0/row-1.jpg", b"\xff\xd8"),
        ),
        None,
        None,
        "file-secret",
    ),
    Fault(
        "other-json-and-a-sealed-pack",
        (
            write("docs/data.json", '{"format": "shiliu-draw-1"}'),
            write("docs/pack.json", '{\n "format": "shiliu-pack",\n "version": 1\n}'),
            write("docs/empty.json", ""),
            write("docs/.results/key.json", '{"format": "shiliu-key-1"}'),
        ),
    ),
    # Slugs
    one(
        "slug-capital",
        "stories/Snow.md",
        copy(SNOW, "stories/Snow.md"),
        None,
        None,
        "slug-pattern",
    ),
    one(
        "slug-chinese",
        "stories/扫雪.md",
        copy(SNOW, "stories/扫雪.md"),
        None,
        None,
        "slug-pattern",
    ),
    one(
        "slug-underscore",
        "docs/policy/my_topic.md",
        copy("docs/policy/medical.md", "docs/policy/my_topic.md"),
        None,
        None,
        "slug-pattern",
    ),
    one(
        "slug-too-long",
        f"stories/{LONG}.md",
        copy(SNOW, f"stories/{LONG}.md"),
        None,
        None,
        "slug-long",
    ),
    one(
        "slug-twice",
        "stories/winter/snow.md",
        copy(SNOW, "stories/winter/snow.md"),
        None,
        None,
        "slug-twice",
    ),
    one(
        "slug-twice-by-language",
        "stories/snow.zh-Hans.md",
        copy(SNOW, "stories/snow.zh-Hans.md"),
        None,
        None,
        "language-main-twice",
    ),
    one(
        "slug-reserved",
        "stories/index.md",
        copy(SNOW, "stories/index.md"),
        None,
        None,
        "slug-reserved",
    ),
    one(
        "page-in-the-place-of-a-listing",
        "docs/quiz.md",
        write("docs/quiz.md", "# 问答\n"),
        None,
        None,
        "slug-reserved",
    ),
    one(
        "page-in-the-place-of-the-screens",
        "docs/screens.md",
        write("docs/screens.md", "# 大屏\n"),
        None,
        None,
        "slug-reserved",
    ),
    one(
        "page-under-a-language",
        "docs/ug/about.md",
        write("docs/ug/about.md", "# x\n"),
        None,
        None,
        "slug-reserved",
    ),
    one(
        "page-twice",
        "docs/about/index.md",
        write("docs/about/index.md", "# x\n"),
        None,
        None,
        "slug-twice",
    ),
    # Translations
    one(
        "translation-alone",
        "stories/ice.ug.md",
        copy("stories/noodles.ug.md", "stories/ice.ug.md"),
        None,
        None,
        "translation-without-original",
    ),
    one(
        "translation-elsewhere",
        "stories/ug/snow.ug.md",
        write("stories/ug/snow.ug.md", "---\ntitle: قار\n---\nقار\n"),
        None,
        None,
        "translation-without-original",
    ),
    one(
        "page-translation-alone",
        "docs/contact.ug.md",
        write("docs/contact.ug.md", "# x\n"),
        None,
        None,
        "translation-without-original",
    ),
    one(
        "language-not-configured",
        "stories/snow.mn.md",
        copy("stories/noodles.ug.md", "stories/snow.mn.md"),
        None,
        None,
        "language-not-configured",
        "warning",
    ),
    one(
        "key-of-the-original-in-a-translation",
        "stories/noodles.ug.md",
        swap("stories/noodles.ug.md", "native_review", "topics: [قوشنىلار]\nnative_review"),
        "topics:",
        "topics",
        "key-unknown-far",
    ),
    one(
        "honours-differ",
        "docs/figures/aunt-mei.ug.md",
        swap("docs/figures/aunt-mei.ug.md", "year: 2024", "year: 2023"),
        "honours:",
        "honours",
        "honours-differ",
    ),
    # Pictures
    one(
        "cover-missing",
        NOODLES,
        swap(NOODLES, "cover: n", "cover: m"),
        "cover: ",
        "cover",
        "picture-missing",
    ),
    one(
        "cover-outside",
        NOODLES,
        swap(NOODLES, "cover: noodles.jpg", "cover: ../../noodles.jpg"),
        "cover: ",
        "cover",
        "picture-missing",
    ),
    one(
        "cover-remote",
        NOODLES,
        swap(NOODLES, "cover: noodles.jpg", "cover: https://example.com/a.jpg"),
        "cover: ",
        "cover",
        "picture-remote",
    ),
    one(
        "cover-no-alt", NOODLES, cut(NOODLES, "cover_alt"), "cover: ", "cover_alt", "picture-no-alt"
    ),
    one(
        "portrait-no-alt",
        MEI,
        cut(MEI, "portrait_alt"),
        "portrait: ",
        "portrait_alt",
        "picture-no-alt",
    ),
    one(
        "portrait-text", MEI, write(PORTRAIT, "text"), "portrait: ", "portrait", "picture-not-shown"
    ),
    one(
        "portrait-truncated",
        MEI,
        recode(PORTRAIT, _half),
        "portrait: ",
        "portrait",
        "picture-not-shown",
    ),
    one("portrait-empty", MEI, write(PORTRAIT, b""), "portrait: ", "portrait", "picture-not-shown"),
    one(
        "portrait-svg",
        MEI,
        write(PORTRAIT, '<svg xmlns="http://www.w3.org/2000/svg"/>'),
        "portrait: ",
        "portrait",
        "picture-not-shown",
    ),
    Fault(
        "picture-used-twice-truncated",
        (recode(COVER, _half),),
        (
            Expected(NOODLES, "cover: ", "cover", "picture-not-shown"),
            Expected(NOODLES, "![炉子", None, "picture-not-shown"),
        ),
    ),
)
