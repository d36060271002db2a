"""Which HTML may stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.content import safe_html

UNSAFE = {
    "<script>alert(1)</script>": [("html-unsafe", "<script>")],
    "<SCRIPT SRC=//x></SCRIPT>": [("html-unsafe", "<script>")],
    "<script": [],
    "<iframe src=x></iframe>": [("html-unsafe", "<iframe>")],
    "<object data=x></object>": [("html-unsafe", "<object>")],
    "<style>*{}</style>": [("html-unsafe", "<style>")],
    "<link rel=x><meta x><base href=x>": [
        ("html-unsafe", "<link>"),
        ("html-unsafe", "<meta>"),
        ("html-unsafe", "<base>"),
    ],
    "<svg/onload=x>": [("html-unsafe", "<svg>")],
    "<b ONCLICK=x>a</b>": [("html-unsafe", "onclick")],
    "<b/onclick=x>a</b>": [("html-unsafe", "onclick")],
    "<a href='javascript:x'>a</a>": [("link-unsafe", "javascript:")],
    "<a href=' java\nscript:x'>a</a>": [("link-unsafe", "javascript:")],
    "<a href='&#x6A;avascript&colon;x'>a</a>": [("link-unsafe", "javascript:")],
    "<a href='vbscript:x'>a</a>": [("link-unsafe", "vbscript:")],
    "<img src='data:image/png;base64,x' alt=a>": [("link-unsafe", "data:")],
    "<font color=red>a</font>": [("html-dropped", "<font>")],
    "<b style='color:red'>a</b>": [("html-dropped", "style")],
    "<a href=x target=_blank>a</a>": [("html-dropped", "target")],
    "<![CDATA[<b onclick=x>]]>": [],
    "<![x[ <iframe>": [],
    "<![x[> <iframe>": [("html-unsafe", "<iframe>")],
    "<!-- <script> -->": [],
    "<!DOCTYPE x>": [],
    "a < b > c & d": [],
    "<ruby>雪<rt>x</rt></ruby><mark>a</mark><table><tr><td colspan=2>a</td></tr></table>": [],
}


@pytest.mark.parametrize("html", UNSAFE)
def test_refused(html: str) -> None:
    found = [(refusal.rule, refusal.params["what"]) for refusal in safe_html.refused(html)]
    assert found == UNSAFE[html]


@pytest.mark.parametrize("html", UNSAFE)
def test_clean(html: str) -> None:
    cleaned = safe_html.clean(html).lower()
    for word in ("<script", "<iframe", "<svg", "<style", "onclick=", "script:", "<object", "<base"):
        assert word not in cleaned


def test_normal_form() -> None:
    html = "<P CLASS='x'>a<br/>b<IMG SRC=c.png alt='\"'></p>&nbsp;&lt;"
    assert safe_html.clean(html) == (
        '<p class="x">a<br>b<img src="c.png" alt="&quot;"></p>&nbsp;&lt;'
    )


@pytest.mark.parametrize(
    ("target", "scheme"),
    [
        ("https://a", "https"),
        ("HTTPS://a", "https"),
        ("mailto:a@b", "mailto"),
        (" \tjava\x00script:x", "javascript"),
        ("a.md", None),
        ("a/b:c", None),
        ("#a:b", None),
        ("../a.md", None),
        ("文：a", None),
        ("", None),
    ],
)
def test_schemes(target: str, scheme: str | None) -> None:
    assert safe_html.scheme(target) == scheme


@given(st.text(st.sampled_from("<>/!?[]-='\"& \n#;:abonscriptjvx甲\x00"), max_size=60))
def test_any_html(html: str) -> None:
    list(safe_html.refused(html))
    cleaned = safe_html.clean(html)
    assert safe_html.clean(cleaned) == cleaned
    assert list(safe_html.refused(cleaned)) == []
