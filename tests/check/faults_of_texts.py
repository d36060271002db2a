"""Faults of texts: questions and answers, links, pictures, HTML, personal data."""

from __future__ import annotations

from check.faults import Expected, Fault, append, copy, one, swap, write

SNOW, LAMP, NOODLES = "stories/snow.md", "stories/lamp.md", "stories/noodles.md"
MEI, MEDICAL, MEDICAL_UG = (
    "docs/figures/aunt-mei.md",
    "docs/policy/medical.md",
    "docs/policy/medical.ug.md",
)
BASIS = "依据：《中华人民共和国社会保险法》第二十五条。"
UG = """---
title: داۋالىنىش سۇغۇرتىسى
native_review: pending
---
## يېڭى تۇغۇلغان بوۋاق قاچان تىزىملىتىلىدۇ؟ {#%s}

90 كۈن ئىچىدە.

ئاساس: ئىجتىمائىي سۇغۇرتا قانۇنى.
"""
GOOD_NUMBERS = """
书号 978-7-5000-1234-5，又 9787500012345，又 0786904070，又 ISBN 0-201-63361-2、0201633612。
版本 1.13.80013.8000，软件 v13800.138.000。2026-11-20 08:30 到 2026-12-31，1949 1954 1984 2001 年。
预算 13800138000 元，约 138 亿；热线 12345、12393、110，客服 95588。国办发〔2024〕38号，
GB/T 19095—2019，统一社会信用代码 91110000MA01ABCD7X，账号 6222020200112233445。
图 pilaf@2x.png，网址 https://example.org/13800138000?m=a@b.cn，证件号差一位 110105194912310021。
"""


NEW_POLICY = """---
title: 垃圾分类
source: 居委会
date: 2026-01-01
checked: 2026-01-01
review_by: 2027-01-01
---
"""


def _snow(name: str, words: str, rule: str, severity: str = "error") -> Fault:
    """A fault in one line of a text; it is marked so that the line is found."""
    return one(name, SNOW, append(SNOW, f"\n标记 {words}\n"), "标记", None, rule, severity)


def _block(name: str, words: str, rule: str, at: str, severity: str = "error") -> Fault:
    return one(name, SNOW, append(SNOW, f"\n\n{words}\n"), at, None, rule, severity)


FAULTS = (
    # Questions and answers
    one(
        "no-basis",
        MEDICAL,
        swap(MEDICAL, f"\n{BASIS}\n", ""),
        "{#newborn}",
        None,
        "answer-without-basis",
    ),
    one(
        "basis-of-nothing",
        MEDICAL,
        swap(MEDICAL, BASIS, "依据："),
        "{#newborn}",
        None,
        "answer-without-basis",
    ),
    Fault("basis-with-an-ascii-colon", (swap(MEDICAL, BASIS, BASIS.replace("：", ":")),)),
    one("no-id", MEDICAL, swap(MEDICAL, " {#deadline}", ""), "缴费到", None, "answer-without-id"),
    one(
        "id-twice",
        MEDICAL,
        swap(MEDICAL, "{#deadline}", "{#newborn}"),
        "## 缴费",
        None,
        "anchor-twice",
    ),
    Fault("id-without-a-space", (swap(MEDICAL, " {#deadline}", "{#deadline}"),)),
    one(
        "id-reserved",
        MEDICAL,
        append(MEDICAL, "\n## 还有呢？ {#questions}\n\n没有了。\n\n依据：同上。\n"),
        "{#questions}",
        None,
        "anchor-reserved",
    ),
    one(
        "html-id-twice",
        SNOW,
        append(SNOW, '\n\n<p id="a">一</p>\n\n<p id="a">二</p>\n'),
        "二</p>",
        None,
        "anchor-twice",
    ),
    Fault("policy-translation", (write(MEDICAL_UG, UG % "newborn"),)),
    one(
        "translation-id-unknown",
        MEDICAL_UG,
        write(MEDICAL_UG, UG % "new-born"),
        "{#",
        None,
        "translation-id-unknown",
    ),
    one(
        "translation-without-basis",
        MEDICAL_UG,
        write(MEDICAL_UG, (UG % "newborn").replace("ئاساس:", "")),
        "{#",
        None,
        "answer-without-basis",
    ),
    one(
        "question-of-another-level",
        MEDICAL,
        swap(MEDICAL, "## 在外地看病怎么报？", "### 在外地看病怎么报？"),
        "### 在外地",
        None,
        "heading-not-question",
        "warning",
    ),
    one(
        "question-after-full-width-signs",
        MEDICAL,
        append(MEDICAL, "\n＃＃ 还有呢？ {#more}\n\n没有了。\n"),
        "{#more}",
        None,
        "heading-not-question",
        "warning",
    ),
    one(
        "no-question",
        "docs/policy/new.md",
        write("docs/policy/new.md", NEW_POLICY + "一段。\n"),
        8,
        None,
        "policy-without-answer",
    ),
    one(
        "no-question-but-other-headings",
        "docs/policy/new.md",
        write("docs/policy/new.md", NEW_POLICY + "一段。\n\n# 几点？ {#a}\n\n### 几天？\n"),
        "{#a}",
        None,
        "policy-without-answer",
    ),
    Fault("headings-inside-answers", (append(MEDICAL, "\n### 要带什么\n\n户口本。\n"),)),
    one(
        "id-not-for-addresses",
        MEDICAL,
        append(MEDICAL, "\n## 还有呢？ {#再问}\n\n没有了。\n\n依据：同上。\n"),
        "{#再问}",
        None,
        "anchor-pattern",
    ),
    one(
        "mark-of-one-side",
        MEDICAL,
        swap(MEDICAL, "==直接结算==", "==直接结算"),
        "==直接结算",
        None,
        "mark-unclosed",
        "warning",
    ),
    one(
        "mark-full-width",
        MEDICAL,
        swap(MEDICAL, "==直接结算==", "＝＝直接结算＝＝"),
        "直接结算",
        None,
        "mark-unclosed",
        "warning",
    ),
    Fault("mark-over-two-lines", (swap(MEDICAL, "==直接结算==", "==直接\n结算=="),)),
    # Links
    _snow("link-broken", "[看](nowhere.md)", "link-broken"),
    _snow("link-to-no-file", "[看](table.xlsx)", "link-broken"),
    _snow("link-outside", "[看](../../../etc/hostname)", "link-broken"),
    _snow("link-from-the-root", "[看](/stories/lamp.md)", "link-broken"),
    _snow("link-broken-encoded", "[看](%E9%9D%A2.md)", "link-broken"),
    _snow("link-backslash", r"[看](..\stories\lamp.md)", "link-backslash"),
    _snow("link-own-computer", r"[看](D:\资料\form.pdf)", "link-own-computer"),
    _snow("picture-own-computer", r"![雪](C:\a.jpg)", "link-own-computer"),
    _snow("link-without-scheme", "[看](www.example.org)", "link-without-scheme"),
    _snow("link-case", "[看](Lamp.md)", "name-case"),
    _snow("link-nul", "[看](a%00.md)", "link-broken"),
    _snow("link-in-html", '<a href="nowhere.md">看</a>', "link-broken"),
    _block("link-by-reference", "[看][1]\n\n[1]: nowhere.md", "link-broken", "[1]:"),
    Fault(
        "link-of-the-right-line",
        (append(SNOW, "\n[好](lamp.md)\n\n[错](amp.md)\n"),),
        (Expected(SNOW, "[错]", None, "link-broken"),),
    ),
    _snow("anchor-broken", "[看](noodles.md#before)", "anchor-broken"),
    _snow("anchor-broken-here", "[看](#before)", "anchor-broken"),
    _snow("anchor-broken-encoded", "[看](../docs/policy/medical.md#%E4%B8%80)", "anchor-broken"),
    Fault(
        "good-links",
        (
            append(
                SNOW,
                "\n## 又一段\n\n[a](lamp.md) [b](../docs/policy/medical.md#newborn) [c](#又一段) "
                "[d](#%E5%8F%88%E4%B8%80%E6%AE%B5) [e](noodles.ug.md#later) [f](../docs/figures/) "
                "[g](.) [h](../quiz/) [i](https://example.org/x) [j](mailto:hello@example.org) "
                "[k](noodles.jpg) [l](noodles.md?x=1#later) [m](../docs/about.md#corrections) "
                "<a href='lamp.md'>n</a>\n",
            ),
        ),
    ),
    Fault(
        "code-is-no-link",
        (append(SNOW, "\n`[看](nowhere.md)`\n\n```\n<script>[看](nowhere.md)\n```\n"),),
    ),
    one(
        "link-to-draft",
        LAMP,
        (
            copy(SNOW, "stories/ice.md"),
            swap("stories/ice.md", "published", "draft"),
            append(LAMP, "\n[冰](ice.md)\n"),
        ),
        "ice.md",
        None,
        "link-to-draft",
    ),
    Fault(
        "link-to-withdrawn",
        (
            copy(SNOW, "stories/ice.md"),
            swap("stories/ice.md", "published", "withdrawn"),
            append(LAMP, "\n[冰](ice.md#gone)\n"),
        ),
    ),
    Fault(
        "link-to-faulty",
        (
            copy(SNOW, "stories/ice.md"),
            swap("stories/ice.md", "published", "x"),
            append(LAMP, "\n[冰](ice.md)\n"),
        ),
        (Expected("stories/ice.md", "status", "status", "value-not-allowed"),),
    ),
    one(
        "link-to-print-only",
        LAMP,
        swap(SNOW, "[web, print]", "[print]"),
        "请看[扫雪]",
        None,
        "link-to-hidden",
    ),
    _snow("link-to-a-file-that-is-no-attachment", "[看](../quiz/terms.yml)", "file-kind"),
    # Pictures
    _snow("picture-missing", "![雪](snow.jpg)", "picture-missing"),
    _snow("picture-case", "![雪](Noodles.jpg)", "name-case"),
    _snow("picture-no-image", "![雪](lamp.md)", "picture-not-shown"),
    _snow("picture-folder", "![雪](../docs)", "picture-not-shown"),
    _snow("picture-no-alt", "![](noodles.jpg)", "picture-no-alt"),
    _snow("picture-no-alt-in-html", '<img src="noodles.jpg">', "picture-no-alt"),
    _snow("picture-remote", "![雪](https://example.com/a.jpg)", "picture-remote"),
    _snow("picture-remote-without-scheme", "![](//example.com/a.jpg)", "picture-remote"),
    _snow("picture-without-source", "![雪]()", "picture-missing"),
    _snow("picture-data", "![雪](data:image/png;base64,AAAA)", "link-unsafe"),
    # HTML
    _snow("script", "<script>alert(1)</script>", "html-unsafe"),
    _snow("script-mixed-case", "<ScRiPt src=//example.com/a.js></sCrIpT>", "html-unsafe"),
    _block("script-block", "<script>\nalert(1)\n</script>", "html-unsafe", "<script>"),
    _snow("iframe", '<iframe src="https://example.com"></iframe>', "html-unsafe"),
    _snow("svg", "<svg/onload=alert(1)>", "html-unsafe"),
    _snow("form", "<form action=x></form>", "html-unsafe"),
    _snow("event-handler", '<b onclick="alert(1)">按</b>', "html-unsafe"),
    _snow("event-handler-mixed-case", "<b OnMouseOver = 'x'>按</b>", "html-unsafe"),
    _snow("event-handler-by-attribute-list", "[按](lamp.md){: onclick=alert(1) }", "html-unsafe"),
    _snow("javascript-link", "[按](javascript:alert(1))", "link-unsafe"),
    _snow("javascript-link-mixed-case", "[按](JaVaScRiPt:alert(1))", "link-unsafe"),
    _snow("javascript-link-by-entity", "[按](&#106;avascript:alert(1))", "link-unsafe"),
    _snow("javascript-in-html", '<a href="javascript:alert(1)">按</a>', "link-unsafe"),
    _snow(
        "javascript-in-html-by-entity",
        '<a href="java&#x0A;script&colon;alert(1)">按</a>',
        "link-unsafe",
    ),
    _block("javascript-by-reference", "[按][1]\n\n[1]: javascript:alert(1)", "link-unsafe", "[1]:"),
    _snow("data-link", "[按](data:text/html,x)", "link-unsafe"),
    _snow("unknown-tag", "<blink>雪</blink>", "html-dropped", "warning"),
    _snow("unknown-attribute", '<b style="color:red">雪</b>', "html-dropped", "warning"),
    Fault(
        "html-of-the-right-line",
        (append(SNOW, "\n<b>一</b> onclick\n\n`<script>`\n\n<!-- <script> -->\n\n<script>\n"),),
        (Expected(SNOW, 19, None, "html-unsafe"),),
    ),
    Fault(
        "good-html",
        (
            append(
                SNOW,
                "\n<ruby>雪<rt>xuě</rt></ruby> <details><summary>看</summary>雪</details> "
                "1 < 2 & 3\n",
            ),
        ),
    ),
    # Personal data
    _snow("e-mail", "写信给zhang.san@example.com就行", "personal-email", "warning"),
    _snow("e-mail-full-width", "写信给ｚｓ＠example.com", "personal-email", "warning"),
    _snow("mobile", "电话13800138000，随时打", "personal-phone", "warning"),
    _snow("mobile-spaced", "电话+86 138 0013 8000", "personal-phone", "warning"),
    _snow("mobile-full-width", "电话１３８００１３８０００", "personal-phone", "warning"),
    _snow("landline", "座机0991-2345678转8", "personal-phone", "warning"),
    _snow("landline-brackets", "座机（010）12345678", "personal-phone", "warning"),
    _snow("landline-glued", "座机01087654321", "personal-phone", "warning"),
    _snow("identity", "身份证11010519491231002X号", "personal-identity", "warning"),
    _snow(
        "phone-after-a-url", "见https://example.org/a，电话13800138000", "personal-phone", "warning"
    ),
    one(
        "phone-in-front-matter",
        SNOW,
        swap(SNOW, "title: 扫雪", "title: 扫雪13800138000"),
        "title",
        None,
        "personal-phone",
        "warning",
    ),
    one(
        "phone-in-a-slogan",
        "docs/slogans.yml",
        swap("docs/slogans.yml", "一家有事百家帮", "有事打13800138000"),
        "13800138000",
        None,
        "personal-phone",
        "warning",
    ),
    Fault("good-numbers", (append(SNOW, GOOD_NUMBERS),)),
    # Withdrawn people
    Fault(
        "withdrawn-figure",
        (swap(MEI, "status: published", "status: withdrawn"),),
        (
            Expected(NOODLES, "==梅姨==", None, "withdrawn-name", "warning"),
            Expected(NOODLES, "梅姨的页面", None, "withdrawn-name", "warning"),
            Expected("stories/noodles.ug.md", "ئوچاقنى", None, "withdrawn-name", "warning"),
            Expected("quiz/questions/stories.yml", "- [梅姨", None, "withdrawn-name", "warning"),
        ),
    ),
)
