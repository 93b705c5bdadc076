"""Makes clips whose every frame shows its number, and reads the numbers again.

A number is 5 × 4 black and white cells in the middle of the picture: twelve bits and eight that check
them, as NumberPattern of the tests draws it.
"""

import os
import subprocess
from fractions import Fraction

COLUMNS, ROWS = 5, 4
WIDTH, HEIGHT = 160, 128
SECONDS = 8

# Name, ending, rate, and how ffmpeg encodes it: rates, groups of pictures, codecs and containers.
CLIPS = [
    ("h264-24", "mp4", "24", "-c:v libx264 -bf 3 -g 48"),
    ("h264-25-long", "mp4", "25", "-c:v libx264 -bf 2 -g 250"),
    ("h264-30", "mp4", "30", "-c:v libx264 -bf 2 -g 30"),
    ("h264-60", "mp4", "60", "-c:v libx264 -bf 2 -g 120"),
    ("h264-23.976", "mp4", "24000/1001", "-c:v libx264 -bf 3 -g 48"),
    ("h264-29.97", "mov", "30000/1001", "-c:v libx264 -bf 2 -g 250"),
    ("h264-59.94", "mp4", "60000/1001", "-c:v libx264 -bf 2 -g 60"),
    ("h264-open", "mp4", "25", "-c:v libx264 -x264-params open-gop=1:keyint=24:bframes=3"),
    ("h264-plain", "mp4", "25", "-c:v libx264 -bf 0 -g 12"),
    ("h264-intra", "mp4", "25", "-c:v libx264 -g 1"),
    ("hevc-open", "mp4", "25", "-c:v libx265 -x265-params log-level=none:keyint=24:bframes=3"),
    ("mpeg2-ts", "ts", "25", "-c:v mpeg2video -bf 2 -g 12 -q:v 4"),
    ("h264-mkv", "mkv", "30000/1001", "-c:v libx264 -bf 2 -g 60"),
    ("mpeg4", "mp4", "25", "-c:v mpeg4 -bf 2 -g 50 -q:v 4"),
]


def cells(number):
    """Whether each cell is white, row by row from the top left."""
    bits = number << 8 | check(number)
    return [bits >> (COLUMNS * ROWS - 1 - index) & 1 for index in range(COLUMNS * ROWS)]


def check(number):
    return (number * 40503 + 12345) >> 7 & 0xFF


def place(position, count):
    inner = (position - 0.1) / 0.8
    return int(inner * count) if 0 <= inner < 1 else None


def picture(number):
    """A grey picture with the number."""
    white = cells(number)
    rows = []
    for row in [None, *range(ROWS)]:
        line = bytearray(b"\x80" * WIDTH)
        for x in range(WIDTH):
            column = place((x + 0.5) / WIDTH, COLUMNS)
            if row is not None and column is not None:
                line[x] = 220 if white[row * COLUMNS + column] else 32
        rows.append(bytes(line))
    bands = [place((y + 0.5) / HEIGHT, ROWS) for y in range(HEIGHT)]
    return b"".join(rows[0 if band is None else band + 1] for band in bands)


def make(folder):
    """Makes the clips that are not there yet; gives (name, path, rate) of each."""
    made = []
    for name, ending, rate, options in CLIPS:
        path = os.path.join(folder, f"{name}.{ending}")
        made.append((name, path, Fraction(rate)))
        if os.path.exists(path):
            continue
        command = f"ffmpeg -nostdin -v error -y -f rawvideo -pix_fmt gray -s {WIDTH}x{HEIGHT}"
        command += f" -r {rate} -i pipe:0 -f lavfi -i sine=sample_rate=48000 {options}"
        command += f" -pix_fmt yuv420p -c:a {'mp2' if ending == 'ts' else 'aac'} -t {SECONDS}"
        partial = path + ".partial." + ending
        arguments = [*command.replace("-nostdin ", "").split(), partial]
        encoder = subprocess.Popen(arguments, stdin=subprocess.PIPE)
        for number in range(int(SECONDS * Fraction(rate))):
            encoder.stdin.write(picture(number))
        encoder.stdin.close()
        assert encoder.wait() == 0, name
        os.rename(partial, path)
    return made


def read(path):
    """The numbers that a file's frames show, None where none can be read."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:v:0"]
    command += ["-vf", f"scale={WIDTH}:{HEIGHT}", "-f", "rawvideo", "-pix_fmt", "gray"]
    pixels = subprocess.run([*command, "-fps_mode", "passthrough", "-"], capture_output=True).stdout
    size = WIDTH * HEIGHT
    return [number(pixels[start : start + size]) for start in range(0, len(pixels), size)]


def number(pixels):
    bits = 0
    for row in range(ROWS):
        for column in range(COLUMNS):
            x = int((0.1 + 0.8 * (column + 0.5) / COLUMNS) * WIDTH)
            y = int((0.1 + 0.8 * (row + 0.5) / ROWS) * HEIGHT)
            around = [pixels[(y + down) * WIDTH + x + right] for down in (-1, 1) for right in (-1, 1)]
            shade = sum(around) / 4
            if 96 <= shade <= 160:
                return None
            bits = bits << 1 | (shade > 128)
    return bits >> 8 if bits & 0xFF == check(bits >> 8) else None
