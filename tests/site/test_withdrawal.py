"""One changed word, and nothing of a person is left in any file of the site."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from support import sample
from support.html import pages, words
from support.projects import LANGUAGES, Project, holding, tree
from support.searching import everything

NAME = "阿依努尔"
STORY_WORDS = ("夜里十一点的借盐", "盐罐子", "铁皮盒", "اسىيەك", "تۇز قاچىسى", "巷口的老师傅")
FIGURE_WORDS = (NAME, "巷口修鞋", "手上的茧", "最暖的摊位", "ئاينۇر", "鞋匠的肖像")
FILE_WORDS = ("letter-of-thanks", "感谢信的全文", "recipe-of-salt", "咸肉的方子")
TOPIC, PLACE = "只有一篇的话题", "只有一人的巷子"


def portrait(path: Path, seed: int) -> None:
    """A picture that no other is like: bright and dark squares."""
    image = Image.new("L", (640, 640))
    draw = ImageDraw.Draw(image)
    for number in range(64):
        shade = 255 if (seed >> number) & 1 else 0
        x, y = number % 8 * 80, number // 8 * 80
        draw.rectangle((x, y, x + 79, y + 79), fill=shade)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.convert("RGB").save(path)


def likeness(image: Image.Image) -> int:
    """64 bits of what a picture shows, the same in every size and format."""
    small = image.convert("L").resize((8, 8), Image.Resampling.BOX)
    return sum(1 << number for number, shade in enumerate(small.tobytes()) if shade > 127)


STORY_PICTURE, INNER_PICTURE, FIGURE_PICTURE = (
    0xB2D4_1F6A_93C5_7E08,
    0x1D3C_A5F0_6699_5AC3,
    0x5A0F_C396_78E1_2D4B,
)


def pictures_like(site: Path, seed: int) -> list[str]:
    found = []
    for path in site.rglob("*"):
        if path.is_file():
            try:
                image = Image.open(io.BytesIO(path.read_bytes()))
                shown = likeness(image)
            except OSError:
                continue
            if (shown ^ seed).bit_count() < 12:
                found.append(path.name)
    return found


@pytest.fixture
def village(project: Project) -> Project:
    """A story and a figure with everything they can have, and others that name and link them."""
    project.options["languages"] = LANGUAGES
    project.configure()
    portrait(project.root / "stories/salt-cover.png", STORY_PICTURE)
    portrait(project.root / "stories/salt/inside.png", INNER_PICTURE)
    portrait(project.root / "docs/figures/cobbler-face.png", FIGURE_PICTURE)
    project.write("stories/recipe-of-salt.txt", "咸肉的方子\n")
    project.write("docs/files/letter-of-thanks.txt", "感谢信的全文\n")
    project.story(
        "salt",
        "她捧着盐罐子来敲门。\n\n![铁皮盒](salt/inside.png)\n\n"
        "[方子](recipe-of-salt.txt)，[信](../docs/files/letter-of-thanks.txt)\n",
        title="夜里十一点的借盐",
        author="巷口的老师傅",
        topics=[TOPIC],
        place=PLACE,
        cover="salt-cover.png",
        cover_alt="盐罐子的画",
    )
    project.write(
        "stories/salt.ug.md", "---\ntitle: اسىيەك\nnative_review: pending\n---\n\nتۇز قاچىسى\n"
    )
    project.figure(
        "cobbler",
        "手上的茧有硬币那么厚。\n",
        name=f"{NAME}（示例）",
        role="巷口修鞋",
        honours=[{"title": "最暖的摊位", "year": 2025, "awarded_by": "居委会"}],
        portrait="cobbler-face.png",
        portrait_alt="鞋匠的肖像",
    )
    project.write(
        "docs/figures/cobbler.ug.md", "---\nname: ئاينۇر\nnative_review: pending\n---\n\nماقالە\n"
    )
    project.figure("other", place="别处")
    project.story(
        "neighbour",
        "看看[借盐的事](salt.md)，再看看[修鞋的人](../docs/figures/cobbler.md)。\n",
        title="隔壁",
    )
    project.story("later", "后来。\n", title="后来", date="2026-04-01")
    project.policy("rule")
    project.questions(
        {"id": "of-salt", "stem": "谁来借盐罐子？", "source": "stories/salt"},
        {"id": "of-shoes", "stem": "巷口修鞋的是谁？", "source": "figures/cobbler"},
        {"id": "of-rule", "stem": "几天内办？", "source": "policy/rule#first"},
    )
    project.home(lead="salt", figure="cobbler")
    return project


def withdraw(project: Project, path: str) -> None:
    """Change the one word."""
    file = project.root / path
    text = file.read_text("utf-8")
    assert text.count('status: "published"') == 1
    file.write_text(text.replace('status: "published"', "status: withdrawn"), "utf-8")


def escaped(*needles: str) -> list[str]:
    """The needles, and as JSON would write them in ASCII."""
    return [form for n in needles for form in {n, json.dumps(n).strip('"')}]


def test_a_withdrawn_story_is_nowhere(village: Project) -> None:
    site = village.built()
    before = tree(site)
    for needle in (*STORY_WORDS, *FILE_WORDS):
        assert holding(site, needle), f"{needle} was there before"
    assert pictures_like(site, STORY_PICTURE) and pictures_like(site, INNER_PICTURE)
    own = {name for name in before if name.startswith(("pictures/salt", "pictures/inside"))}
    assert len(own) >= 4

    withdraw(village, "stories/salt.md")
    site = village.built()
    assert holding(site, *escaped(*STORY_WORDS, *FILE_WORDS, TOPIC, PLACE)) == []
    assert pictures_like(site, STORY_PICTURE) == pictures_like(site, INNER_PICTURE) == []
    after = tree(site)
    assert own.isdisjoint(after)
    assert {before[name] for name in own}.isdisjoint(after.values())


def test_a_withdrawn_person_is_nowhere(village: Project) -> None:
    site = village.built()
    for needle in FIGURE_WORDS:
        assert holding(site, needle), f"{needle} was there before"
    assert pictures_like(site, FIGURE_PICTURE)
    withdraw(village, "docs/figures/cobbler.md")
    site = village.built()
    assert holding(site, *escaped(*FIGURE_WORDS)) == []
    assert pictures_like(site, FIGURE_PICTURE) == []


def test_the_old_address_says_only_that_it_was_withdrawn(village: Project) -> None:
    withdraw(village, "stories/salt.md")
    withdraw(village, "docs/figures/cobbler.md")
    site = village.built()
    found = pages(site)
    notices = [
        f"{prefix}{path}/index.html"
        for prefix in ("", "ug/")
        for path in ("stories/salt", "figures/cobbler")
    ]
    said = set()
    for name in notices:
        page = found[name]
        assert page.hidden and page.canonical is None and page.alternates == {}
        assert page.meta("Author") is page.meta("PubDate") is None
        assert page.data == []
        (box,) = page.all("div", class_="quiet")
        texts = [words(element) for element in box if element.find("a") is None]
        said.add((page.language, *texts))
        assert not page.all("picture")
    assert len(said) == 2, "the same words for everything, in each language"
    listed = (site / "sitemap.xml").read_text("utf-8")
    assert "salt" not in listed and "cobbler" not in listed
    for code in ("zh-Hans", "ug"):
        found_there = everything(site, code)
        assert "salt" not in found_there and "cobbler" not in found_there, code
    bank = (site / "quiz/bank.js").read_text("utf-8")
    assert "salt" not in bank and "cobbler" not in bank
    told = [item["url"] for item in json.loads((site / "feed.json").read_text("utf-8"))["items"]]
    assert told == ["https://example.org/stories/later/", "https://example.org/stories/neighbour/"]
    short = found["s/salt/index.html"]
    assert short.hidden and short.target(short.one("a")) == "stories/salt/"


def test_links_from_other_texts_lead_to_the_notice(village: Project) -> None:
    withdraw(village, "stories/salt.md")
    withdraw(village, "docs/figures/cobbler.md")
    site = village.built()
    page = pages(site)["stories/neighbour/index.html"]
    (text,) = page.all("div", class_="md-typeset")
    targets = [page.target(link) for link in text.iter("a")]
    assert targets == ["stories/salt/", "figures/cobbler/"]
    assert all((site / target / "index.html").is_file() for target in targets)


def test_its_questions_are_gone_from_the_bank(village: Project) -> None:
    asked = {item["id"] for item in village.bank()["questions"]}
    assert {"of-salt", "of-shoes", "of-rule"} <= asked
    withdraw(village, "stories/salt.md")
    withdraw(village, "docs/figures/cobbler.md")
    bank = village.bank()
    assert {item["id"] for item in bank["questions"]} & {"of-salt", "of-shoes", "of-rule"} == {
        "of-rule"
    }
    assert NAME not in json.dumps(bank, ensure_ascii=False)


def test_a_text_that_still_names_the_person_is_told(village: Project) -> None:
    village.story("memory", f"雨停了。\n\n{NAME}把鞋递给我。\n", title="一双鞋")
    withdraw(village, "docs/figures/cobbler.md")
    (found,) = village.check()
    assert (found["path"], found["severity"]) == ("stories/memory.md", "warning")
    text = (village.root / "stories/memory.md").read_text("utf-8")
    assert NAME in text.splitlines()[found["line"] - 1]
    assert NAME in found["message"]


def test_a_withdrawn_policy_takes_its_generated_questions_along(village: Project) -> None:
    text = "## 几天？ {#days}\n\n要==四十五天==。\n\n依据：《旧法》。\n"
    village.policy("old", text, status="published")
    assert holding(village.built(), "四十五天")
    withdraw(village, "docs/policy/old.md")
    site = village.built()
    assert holding(site, *escaped("四十五天", "旧法")) == []
    assert pages(site)["policy/old/index.html"].hidden


def test_a_sample_story_leaves_the_whole_sample(sample_project: Project, tmp_path: Path) -> None:
    """On real content: the lead story of the sample, which the home page and others point to."""
    project = sample.copy(tmp_path / "sample", sample_project)
    file = project.root / "stories/pilaf.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("status: published", "status: withdrawn"), "utf-8")
    sample.build(project)
    sentences = [s for s in text.partition("\n---\n")[2].split("。") if len(s.strip()) > 8]
    assert len(sentences) > 10
    assert holding(project.site, "一碗抓饭两家香", *[s.strip() for s in sentences]) == []
    gone = {d for n, d in tree(sample_project.site).items() if n.startswith("pictures/pilaf")}
    assert gone and gone.isdisjoint(tree(project.site).values())
