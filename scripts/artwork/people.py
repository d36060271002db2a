"""People as simple, friendly silhouettes: a head without features, hair, a coat, two arms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .canvas import Canvas
from .geometry import Point, both_sides, circle, ellipse, rect, ribbon, rounded, smooth
from .motifs import lozenges
from .paint import linear
from .palette import (
    CREAM,
    HAIR,
    HONEY,
    LAKE,
    NIGHT,
    PLUM,
    POMEGRANATE,
    SEED,
    SKINS,
    WHITE,
    Colour,
    mix,
    shade,
    tint,
)

Hair = Literal["short", "bob", "bun", "long", "braids"]

Hat = Literal["none", "doppa", "cap", "white-cap", "felt", "helmet", "beanie", "scarf"]


@dataclass(frozen=True)
class Look:
    """What a figure wears."""

    coat: Colour = POMEGRANATE
    trim: Colour = HONEY
    skin: Colour = SKINS[0]
    hair: Colour = HAIR
    style: Hair = "short"
    hat: Hat = "none"
    hat_colour: Colour = LAKE
    trousers: Colour = NIGHT
    skirt: bool = False
    hem: bool = False


def under(coat: Colour) -> Colour:
    """The colour of a coat's shaded side; pale cloth takes less shade."""
    return mix(coat, PLUM, 0.5 if sum(coat) < 560 else 0.26)


def head(c: Canvas, x: float, y: float, r: float, look: Look, *, back: bool = False) -> None:
    """A head: seen from the front without features, or from the back."""
    with c.at(x, y, r / 10):
        dark = shade(look.hair, 0.3)
        if look.style == "long":
            for side in (-1, 1):
                spine = smooth([(side * 8, -4), (side * 10, 8), (side * 9, 21)], closed=False)
                c.fill(ribbon(spine, 6, 3, 7), look.hair)
        if look.style == "bob":
            c.fill(rounded(-11.6, -8, 23.2, 21, 9), look.hair)
        if look.style == "bun":
            c.fill(circle(0, -13, 5.4), look.hair)
        if look.style == "braids":
            for side in (-1, 1):
                spine = smooth([(side * 9, 0), (side * 12, 10), (side * 11, 24)], closed=False)
                c.fill(ribbon(spine, 5, 2.4), look.hair)
                c.fill(circle(side * 11, 22, 2.1, 16), look.trim)
        if look.style == "bob" and not back:
            c.fill(rect(-3.6, 6, 7.2, 8), shade(look.skin, 0.1))
        face = smooth(both_sides([(0, -10.2), (7.4, -7.4), (9.8, 0), (7, 7.6), (0, 10.6)]))
        if back:
            c.fill(face, look.hair)
            c.spray(face, (10, 10), (-4, -6), dark, 0.5)
        else:
            for side in (-1, 1):
                c.fill(ellipse(side * 9.6, 1.2, 1.9, 2.7, 20), shade(look.skin, 0.08))
            c.fill(
                face, linear((-6, -8), (8, 10), tint(look.skin, 0.12), mix(look.skin, SEED, 0.1))
            )
            for side in (-1, 1):
                c.fill(circle(side * 5.6, 4, 2.4), SEED, alpha=0.24, blur=0.9)
            fringe = [(-10.4, 1), (-10.4, -6), (-5, -11.4), (3, -11.6), (9.4, -8), (10.5, 1)]
            fringe += [(8.6, -4), (3, -6.6), (-4, -5), (-8.4, -3)]
            c.fill(smooth(fringe, steps=8), look.hair)
        _hat(c, look)


def _hat(c: Canvas, look: Look) -> None:
    tone = look.hat_colour
    if look.hat == "doppa":
        body = smooth([(-10.6, -5), (-9.4, -13), (0, -16), (9.4, -13), (10.6, -5), (0, -6.8)])
        c.fill(body, tone)
        with c.clip(body):
            lozenges(c, -11, -9, 22, 4, (shade(tone, 0.2), look.trim))
        for x in (-5, 0, 5):
            c.fill(ellipse(x, -11.6, 1.3, 2.2, 16), tint(look.trim, 0.4))
    elif look.hat in ("white-cap", "beanie"):
        body = [(-10.8, -4), (-10, -11), (-5, -15), (0, -15.8)]
        body += [(5, -15), (10, -11), (10.8, -4), (0, -5.6)]
        c.fill(smooth(body), WHITE if look.hat == "white-cap" else tone)
        if look.hat == "beanie":
            c.fill(rounded(-11.2, -8, 22.4, 4.6, 2), tint(tone, 0.35))
            c.fill(circle(0, -16.5, 3), tint(tone, 0.35))
        else:
            c.stroke(smooth([(-10.4, -6), (0, -7.6), (10.4, -6)], closed=False), 0.9, CREAM)
    elif look.hat == "felt":
        c.fill(smooth(both_sides([(0, -20), (3, -16), (8, -10), (9, -6), (0, -5)])), tone)
        c.fill(smooth([(-14, -4), (-8, -9), (0, -9.6), (8, -9), (14, -4), (0, -5.4)]), look.trim)
    elif look.hat in ("cap", "helmet"):
        c.fill(smooth([(-10.8, -4), (-9.6, -12), (0, -16), (9.6, -12), (10.8, -4), (0, -5)]), tone)
        brim = smooth([(-11, -5), (0, -7), (14, -6), (15, -3.4), (0, -3.6), (-11, -3)])
        c.fill(brim, shade(tone, 0.25))
        if look.hat == "helmet":
            c.fill(rounded(-1.6, -16.4, 3.2, 11, 1.6), tint(tone, 0.4))
    elif look.hat == "scarf":
        scarf = smooth(both_sides([(0, -13.6), (9, -10), (12, 0), (10, 12), (4, 15), (0, 15)]))
        hole = smooth(both_sides([(0, -7), (6.4, -4.4), (7.6, 2), (5, 8.4), (0, 10)]))
        c.fill(scarf, tone)
        c.fill(hole, look.skin)
        for side in (-1, 1):
            c.fill(circle(side * 4.6, 4, 2.0), SEED, alpha=0.24, blur=0.9)
        c.stroke(
            smooth([(-10, -6), (-6, -10), (0, -11.4), (6, -10), (10, -6)], closed=False),
            1.2,
            look.trim,
        )


def arm(c: Canvas, shoulder: Point, hand: Point, width: float, look: Look, bend: float) -> None:
    """A sleeve from shoulder to hand; ``bend`` pushes the elbow aside."""
    (x0, y0), (x1, y1) = shoulder, hand
    middle = ((x0 + x1) / 2 + (y0 - y1) * bend, (y0 + y1) / 2 + (x1 - x0) * bend)
    spine = smooth([shoulder, middle, hand], closed=False, steps=12)
    c.fill(circle(x1, y1, width * 0.46, 24), look.skin)
    cut = spine[:-2]
    c.fill(ribbon(cut, width * 1.1, width * 0.84), look.coat)
    c.fill(circle(x0, y0, width * 0.55, 24), look.coat)
    c.fill(ribbon(cut[-4:], width * 0.96, width * 0.94), look.trim)


def person(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    look: Look,
    *,
    left: Point | None = None,
    right: Point | None = None,
    back: bool = False,
    bend: float = 0.14,
    step: float = 6.0,
    lean: float = 0.0,
) -> None:
    """A standing figure with its feet at (x, y); hands in hundredths of its height."""
    with c.at(x, y, height / 100, lean):
        c.fill(ellipse(0, 0, 24, 3.4), NIGHT, alpha=0.22, blur=1.4)
        for side in (-1, 1):
            c.stroke([(side * 5, -34), (side * step, -3)], 8.4, look.trousers)
            c.fill(ellipse(side * (step + 1.4), -2.2, 5.4, 3, 24), shade(look.trousers, 0.45))
        hem = (17.5, -16) if look.skirt else (14.5, -30)
        coat = [(0, -77), (8, -75), (13, -68), (12.6, -52), hem, (0, hem[1] + 2)]
        body = smooth(both_sides(coat), steps=8)
        hands = (left or (-17, -38), right or (17, -38))
        c.fill(body, look.coat)
        c.spray(body, (16, -20), (-8, -60), under(look.coat), 0.5)
        if look.hem:
            with c.clip(body):
                lozenges(c, -20, hem[1] - 6, 40, 5, (look.trim, shade(look.coat, 0.3), CREAM))
        if not back:
            c.fill(rect(-3.6, -80, 7.2, 7), shade(look.skin, 0.1))
            neck = [(-5.5, -77), (0, -67), (5.5, -77)]
            c.stroke(neck, 2.0, look.trim)
            c.stroke([(0, -67), (0, hem[1] + 1)], 1.4, look.trim, alpha=0.8)
        arm(c, (-11.5, -70), hands[0], 7.6, look, -bend)
        arm(c, (11.5, -70), hands[1], 7.6, look, bend)
        head(c, 0, -88, 10, look, back=back)


def bust(c: Canvas, x: float, y: float, size: float, look: Look) -> None:
    """Head and shoulders; (x, y) is the middle of the chest's lower edge."""
    with c.at(x, y, size / 100):
        coat = smooth(
            both_sides(
                [(0, -51), (8, -51), (17, -47.5), (28, -42), (35.5, -30), (38, -10), (39, 8)]
            )
        )
        c.fill(rounded(-7, -62, 14, 18, 5), shade(look.skin, 0.12))
        with c.clip(rect(-60, -70, 120, 72)):
            c.fill(coat, look.coat)
            c.spray(coat, (40, 0), (-10, -40), under(look.coat), 0.55)
            c.fill([(-7, -55), (7, -55), (0, -40)], look.skin)
            c.stroke([(-8, -54), (0, -38), (8, -54)], 3.4, look.trim)
            c.stroke([(0, -38), (0, 4)], 2.4, look.trim)
        head(c, 0, -74, 17, look)
