"""Makes the clips on which single frames are timed: three kinds of groups, two sizes, three lengths.

Ten seconds are encoded: a zoom into fine detail, with noise. Longer clips repeat them by copying, so
what a full decode of a long one ends with is known from the short one.
"""

import os
import subprocess

from measuring import say

RATE = 25
LOOP_SECONDS = 10
LOOP_FRAMES = RATE * LOOP_SECONDS

SIZES = {"1080p": "1920x1080", "4K": "3840x2160"}
LENGTHS = {"10 s": 10, "2 min": 120, "30 min": 1800}
# Name and options; "long" is what most encoders and generators of clips write: ten seconds are one
# group, so the last frame is as far from its key frame as it can be.
GROUPS = {
    "long groups (250)": "-g 250",
    "short groups (12)": "-g 12",
    "all intra": "-g 1",
}
# Bits a second that keep all of them under 13 GB.
BIT_RATES = {
    ("1080p", "long groups (250)"): "4M",
    ("1080p", "short groups (12)"): "5M",
    ("1080p", "all intra"): "8M",
    ("4K", "long groups (250)"): "8M",
    ("4K", "short groups (12)"): "10M",
    ("4K", "all intra"): "14M",
}


def ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments], check=True)


def named(folder, *parts, ending="mp4"):
    words = "-".join(parts)
    kept = "".join(letter if letter.isalnum() else "-" for letter in words)
    return os.path.join(folder, kept.strip("-") + "." + ending)


def make_once(path, *arguments):
    """Makes a file under another name first, so that what is there is whole."""
    if not os.path.exists(path):
        say(f"making {path}")
        stem, ending = os.path.splitext(path)
        partial = stem + ".partial" + ending
        ffmpeg(*arguments, partial)
        os.rename(partial, path)
    return path


def loop(folder, size, group):
    """Ten seconds without sound."""
    picture = f"mandelbrot=size={SIZES[size]}:rate={RATE}:maxiter=300,noise=alls=5:allf=t"
    options = f"-c:v libx264 -b:v {BIT_RATES[size, group]} {GROUPS[group]} -pix_fmt yuv420p"
    colors = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
    return make_once(
        named(folder, "loop", size, group), "-f", "lavfi", "-i", picture, "-frames:v",
        str(LOOP_FRAMES), *options.split(), *colors.split(), "-vf",
        "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p")


def sound(folder, length):
    """Sound that lasts a little longer than the pictures, as most cameras and editors write it."""
    seconds = LENGTHS[length] + 0.25
    return make_once(
        named(folder, "sound", length, ending="m4a"), "-f", "lavfi", "-i",
        "sine=sample_rate=48000", "-t", str(seconds), "-c:a", "aac", "-b:a", "48k")


def source(folder, size, group, length):
    """The path of a clip, which is made when it is missing."""
    path = named(folder, size, group, length)
    if os.path.exists(path):
        return path
    repeats = str(LENGTHS[length] // LOOP_SECONDS - 1)
    return make_once(
        path, "-stream_loop", repeats, "-i", loop(folder, size, group), "-i",
        sound(folder, length), "-map", "0:v", "-map", "1:a", "-c", "copy")


def frame_count(length):
    return LENGTHS[length] * RATE
