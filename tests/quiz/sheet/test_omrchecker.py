"""The folder for OMRChecker: its numbers are those of the layout."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from PIL import Image
from portal.quiz.sheet.omrchecker import DOTS, name_of, omrchecker_files
from quiz.papers import printed


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_boxes_are_in_the_middle_of_the_bubbles(size):
    layout = printed(size)[2].versions["A"].layout
    template = json.loads(omrchecker_files(layout)["template.json"])
    corner = layout.marks[0]
    wide, high = template["bubbleDimensions"]
    assert wide < layout.bubble_width * DOTS and high < layout.bubble_height * DOTS
    page = template["pageDimensions"]
    assert page == [(layout.width - 26) * DOTS, (layout.height - 26) * DOTS]
    assert list(template["fieldBlocks"]) == template["outputColumns"]
    for row in layout.rows:
        block = template["fieldBlocks"][name_of(row)]
        assert block["fieldLabels"] == [name_of(row)]
        assert block["direction"] == "horizontal"
        assert len(block["bubbleValues"]) == len(row.bubbles)
        for place, bubble in enumerate(row.bubbles):
            x = block["origin"][0] + place * block["bubblesGap"] + wide / 2
            y = block["origin"][1] + high / 2
            # it takes whole dots
            assert x == pytest.approx((bubble.x - corner.x) * DOTS, abs=1)
            assert y == pytest.approx((bubble.y - corner.y) * DOTS, abs=1)
            # and refuses what is not between the marks
            assert x - wide / 2 >= 0 and x + wide / 2 < page[0]
            assert y - high / 2 >= 0 and y + high / 2 < page[1]


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_its_picture_of_a_mark_is_a_mark(size):
    layout = printed(size)[2].versions["A"].layout
    files = omrchecker_files(layout)
    template, config = json.loads(files["template.json"]), json.loads(files["config.json"])
    (crop,) = template["preProcessors"]
    mark = np.asarray(Image.open(io.BytesIO(files[crop["options"]["relativePath"]])))
    across = crop["options"]["sheetToMarkerWidthRatio"]
    assert across == int(across)
    dots = mark.shape[0] / (layout.width / across)
    middle = mark[mark.shape[0] // 2]
    dark = np.flatnonzero(middle < 128)
    assert (dark[-1] - dark[0] + 1) / dots == pytest.approx(2 * layout.mark_radius, abs=0.1)
    white = np.flatnonzero(middle[dark[0] : dark[-1]] >= 128)
    assert len(white) / dots == pytest.approx(2 * layout.mark_radius / 3, abs=0.1)
    dimensions = config["dimensions"]
    assert dimensions["processing_width"] / dimensions["processing_height"] == pytest.approx(
        layout.width / layout.height, rel=1e-3
    )


def test_names_of_rows_are_words_to_it():
    layout = printed()[2].versions["A"].layout
    names = [name_of(row) for row in layout.rows]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalnum() and "." not in name for name in names)
