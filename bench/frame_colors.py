"""Brings a picture to the colours of another converter, as far as those usually differ.

Converters disagree on the matrix of a clip that does not say it, on its range, and on what becomes of high
dynamic range; nothing else is evened out, or one frame could be made to look like another.
"""

import functools
import itertools

import numpy

WEIGHTS = {"601": (0.299, 0.114), "709": (0.2126, 0.0722), "2020": (0.2627, 0.0593)}
# Above this mean difference of 255, a curve is tried that only another treatment of light explains.
POOR = 3.0
# Below this deviation a frame is so plain that a curve would make any other plain one equal.
CONTRAST = 20.0


def to_rgb(red, blue):
    """From luma and the differences of blue and red, all of full range."""
    green = 1 - red - blue
    return numpy.array([
        [1, 0, 2 - 2 * red],
        [1, -(2 - 2 * blue) * blue / green, -(2 - 2 * red) * red / green],
        [1, 2 - 2 * blue, 0],
    ])


@functools.cache
def maps():
    """Factors and offsets that turn what one converter shows into what another does."""
    found = {}
    for taken, meant in itertools.product(WEIGHTS.values(), repeat=2):
        turn = to_rgb(*meant) @ numpy.linalg.inv(to_rgb(*taken))
        for gain, offset in ((1, 0), (255 / 219, -16 * 255 / 219), (219 / 255, 16)):
            factors = (turn * gain).astype(numpy.float32)
            found[numpy.round(factors, 5).tobytes(), offset] = (factors, numpy.float32(offset))
    return list(found.values())


def nearest(picture, frame):
    """The picture in the colours that bring it nearest to one of a frame's conversions, and which."""
    best = None
    for factors, offset in maps():
        shown = numpy.clip(picture @ factors.T + offset, 0, 255)
        for conversion, converted in enumerate(frame):
            remains = float(numpy.abs(shown - converted).mean())
            if best is None or remains < best[0]:
                best = (remains, shown, conversion)
    if best[0] > POOR and frame[0].std() > CONTRAST:
        shown = curved(picture, frame[0])
        if float(numpy.abs(shown - frame[0]).mean()) < best[0] / 2:
            return shown, 0
    return best[1], best[2]


def curved(picture, frame):
    """The picture after the rising curve of each channel that gives it the frame's distribution."""
    shown = numpy.empty_like(picture)
    for channel in range(3):
        order = numpy.argsort(picture[..., channel], axis=None)
        values = shown[..., channel].reshape(-1)
        values[order] = numpy.sort(frame[..., channel], axis=None)
        shown[..., channel] = values.reshape(picture.shape[:2])
    return shown
