#!/usr/bin/env python3
"""Draws the pictures of the benchmark's certificate: a logo with gradients and two signatures in one ink, with alpha.

The PNG files in certificate/assets are this program's output; the same Pillow writes the same bytes. Each picture's ink reaches all
four edges, so that a tool which fits the ink and a tool which fits the whole picture place it alike.
"""

import math
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps

HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parent / "Fonts" / "GreatVibes" / "GreatVibes-Regular.ttf"
FINE = 4  # Everything is drawn this many times larger, then scaled down: fine edges.


def bezier(p0, p1, p2, p3, steps=160):
    for i in range(steps + 1):
        t = i / steps
        u = 1 - t
        yield tuple(u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d for a, b, c, d in zip(p0, p1, p2, p3))


def gradient(size, colors, angle):
    """A linear gradient through three colours, turned by so many degrees."""
    ramp = Image.linear_gradient("L").resize((1024, 1024), Image.Resampling.BICUBIC).rotate(angle, Image.Resampling.BICUBIC)
    return ImageOps.colorize(ramp.crop((152, 152, 872, 872)).resize(size, Image.Resampling.BICUBIC), *colors[::2], mid=colors[1])


class Logo:
    """A compass star over the sea in a ring, between two branches: 1200 × 600 pixels."""

    size = (1200, 600)

    def __init__(self):
        self.picture = Image.new("RGBA", self.size)

    def mask(self, draw_shape, opacity=1.0):
        fine = Image.new("L", tuple(FINE * side for side in self.size))
        draw_shape(ImageDraw.Draw(fine))
        mask = fine.resize(self.size, Image.Resampling.LANCZOS)
        return mask.point(lambda a: round(a * opacity))

    def lay(self, mask, colors, angle=0):
        layer = gradient(self.size, colors, angle).convert("RGBA")
        layer.putalpha(mask)
        self.picture.alpha_composite(layer)

    def disc(self, radius, colors, angle=0):
        box = [FINE * (c + s * radius) for s in (-1, 1) for c in (600, 300)]
        mask = self.mask(lambda draw: draw.ellipse(box, fill=255))
        self.lay(mask, colors, angle)
        return mask

    def branch(self, side):
        """Leaves along a stem that swings from the ring to the picture's edge."""
        stem = list(bezier((890, 545), (1010, 500), (1095, 370), (1122, 150)))

        def place(x, y):
            return FINE * (x if side > 0 else 1200 - x), FINE * y

        def leaf(draw, x, y, angle, length, width):
            points = []
            for i in range(41):
                t = i / 40
                points.append((t * length, width * math.sin(math.pi * t**0.8)))
            outline = points + [(a, -b) for a, b in reversed(points)]
            c, s = math.cos(angle), math.sin(angle)
            draw.polygon([place(x + a * c - b * s, y + a * s + b * c) for a, b in outline], fill=255)

        def draw_branch(draw):
            draw.line([place(x, y) for x, y in stem], fill=255, width=FINE * 6, joint="curve")
            for i in range(24, 160, 24):
                (x0, y0), (x, y) = stem[i - 1], stem[i]
                along = math.atan2(y - y0, x - x0)
                leaf(draw, x, y, along - 0.7, 92, 15)
                leaf(draw, x, y, along + 0.7, 92, 15)
            leaf(draw, *stem[-1], -1.45, 104, 15)

        self.lay(self.mask(draw_branch), ("#8A6A2B", "#3E7F5D", "#17504C"), 35 * side)

    def wave(self, top, amplitude, phase, sea, colors, opacity):
        def draw_wave(draw):
            crest = [(x, top + amplitude * math.sin(x / 58 + phase)) for x in range(300, 901, 3)]
            draw.polygon([(FINE * x, FINE * y) for x, y in [*crest, (900, 600), (300, 600)]], fill=255)

        self.lay(ImageChops.multiply(self.mask(draw_wave, opacity), sea), colors)

    def star(self, points, outer, inner, turn, colors):
        def draw_star(draw):
            outline = []
            for i in range(2 * points):
                radius, angle = (outer if i % 2 == 0 else inner), math.pi * i / points + turn
                outline.append((FINE * (600 + radius * math.sin(angle)), FINE * (238 - radius * math.cos(angle))))
            draw.polygon(outline, fill=255)

        self.lay(self.mask(draw_star), colors, 20)

    def drawn(self):
        self.branch(-1)
        self.branch(1)
        self.disc(300, ("#E6C27A", "#A8742F", "#6E4718"), 20)
        self.disc(284, ("#F8EFD9", "#EAD9AE", "#C9A25A"), -20)
        sea = self.disc(276, ("#0B2B3C", "#15566B", "#2FA29B"))
        self.wave(372, 15, 0.4, sea, ("#9EE0D2", "#3FA7A0", "#15566B"), 0.55)
        self.wave(424, 17, 2.3, sea, ("#BDEBDD", "#4BB5A8", "#0F4A60"), 0.6)
        self.wave(482, 15, 4.0, sea, ("#DDF5EA", "#62C3B2", "#0B3550"), 0.7)
        self.star(4, 120, 27, math.pi / 4, ("#F0DDAE", "#C99A45", "#8A5A1E"))
        self.star(4, 188, 34, 0, ("#FFF8E6", "#F1D590", "#B9822F"))
        return fill_edges(self.picture)


def fill_edges(picture):
    """Scaled so that what is visible reaches all four edges."""
    visible = picture.getchannel("A").point(lambda a: 255 if a > 24 else 0)
    return picture.crop(visible.getbbox()).resize(picture.size, Image.Resampling.LANCZOS)


def signature(name, ink, slope, flourish):
    """A name in a pen's strokes, slightly rising, over a flourish that swells and thins: 900 × 300 pixels."""
    fine = Image.new("L", (FINE * 1400, FINE * 700))
    draw = ImageDraw.Draw(fine)
    font = ImageFont.truetype(SCRIPT, FINE * 150)
    draw.text((FINE * 160, FINE * 340), name, font=font, fill=255, anchor="ls")
    right = 160 + draw.textlength(name, font=font) / FINE
    for stroke in flourish:
        points = [(x * (right - 160) + 160, y) for x, y in stroke]
        centre = list(bezier(*points, steps=2400))
        for i, (x, y) in enumerate(centre):
            radius = FINE * (0.9 + 2.6 * math.sin(math.pi * i / len(centre)) ** 2)
            draw.ellipse((FINE * x - radius, FINE * y - radius, FINE * x + radius, FINE * y + radius), fill=255)
    fine = fine.rotate(slope, Image.Resampling.BICUBIC)
    fine = fine.crop(fine.point(lambda a: 255 if a > 64 else 0).getbbox())
    alpha = fine.resize((900, 300), Image.Resampling.LANCZOS).point(lambda a: 0 if a < 4 else 255 if a > 251 else a)
    picture = Image.new("RGBA", (900, 300), ink)
    picture.putalpha(alpha)
    return picture


def main():
    pictures = {
        "logo.png": Logo().drawn(),
        "signature-aldana.png": signature(
            "Marisol Aldana", "#1C2F6B", 4,
            [[(0.02, 452), (0.35, 380), (0.62, 392), (1.06, 330)], [(1.06, 330), (0.7, 400), (0.5, 440), (0.36, 425)]],
        ),
        "signature-brandvold.png": signature(
            "Håkon Brandvold", "#23252B", 3,
            [[(0.98, 338), (1.12, 310), (1.12, 410), (0.66, 400)], [(0.66, 400), (0.4, 388), (0.2, 410), (0.06, 446)]],
        ),
    }
    for name, picture in pictures.items():
        path = HERE / "certificate" / "assets" / name
        picture.save(path, optimize=True)
        print(f"{path.relative_to(HERE)}: {picture.width} × {picture.height}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
