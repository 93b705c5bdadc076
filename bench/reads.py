"""Counts the bytes that `preflight check` and ffprobe read of a file and prints a Markdown table.

Usage: reads.py BINARY FOLDER WORK_FOLDER (bench/reads calls it)

strace counts what the calls that read return for descriptors of the file; the largest file of each format in the
folder, and long clips made here whose index lies in front and at the end.
"""

import os
import re
import shutil
import subprocess
import sys

from measuring import say

binary, folder, work = sys.argv[1:4]
FORMATS = ["mp4", "mov", "mkv", "webm", "avi", "ts", "mpg", "mxf", "ogv", "flv", "ivf", "gif", "png", "jpg", "webp",
           "avif", "heic", "mp3", "wav", "flac"]
CALLS = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(?:read|pread64|readv|preadv)\(.*= (\d+)$", re.M)


def bytes_read(path, command):
    """Bytes that a command reads of a file, by descriptors of it; None where it ends badly."""
    log = os.path.join(work, "strace.log")
    calls = "trace=read,pread64,readv,preadv,preadv2"
    subprocess.run(["strace", "-f", "-qq", "-s", "0", "-P", path, "-e", calls, "-o", log, *command],
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(log) as lines:
        return sum(int(count) for count in CALLS.findall(lines.read()))


def largest(extension):
    """The largest file of a format, or None."""
    found = [
        os.path.join(place, name)
        for place, _, names in os.walk(folder) for name in names if name.lower().endswith("." + extension)
    ]
    return max(found, key=os.path.getsize, default=None)


def long_clip(name, options):
    """Makes, once, ten minutes of 720p at a high rate (200 MB)."""
    path = os.path.join(work, name)
    if not os.path.exists(path):
        say(f"making {path}")
        minute = os.path.join(work, "minute.mp4")
        if not os.path.exists(minute):
            make = "ffmpeg -nostdin -v error -y -f lavfi -i testsrc2=size=1280x720:rate=30,noise=alls=8:allf=t"
            make += " -f lavfi -i sine -t 60 -pix_fmt yuv420p -c:v libx264 -preset ultrafast -crf 30 -g 60 -c:a aac"
            subprocess.run([*make.split(), minute], check=True)
        loop = "ffmpeg -nostdin -v error -y -stream_loop 9 -i".split()
        subprocess.run([*loop, minute, "-c", "copy", *options, path], check=True)
    return path


rows = [
    ("MP4, index in front", long_clip("front.mp4", ["-movflags", "+faststart"])),
    ("MP4, index at the end", long_clip("end.mp4", [])),
    ("Matroska", long_clip("long.mkv", [])),
    ("MPEG-TS", long_clip("long.ts", [])),
] + [(name, path) for name in FORMATS if (path := largest(name))]
print("# Bytes read\n")
print("| format | file | `preflight check` | ffprobe | ours ÷ ffprobe |\n|---|---|---|---|---|")
for name, path in rows:
    copy = os.path.join(work, "copy" + os.path.splitext(path)[1])
    if os.path.lexists(copy):
        os.remove(copy)
    shutil.copy(path, copy)
    ours = bytes_read(copy, [binary, "check", copy, "--for", "erase-objects"])
    theirs = bytes_read(copy, ["ffprobe", "-v", "error", "-show_format", "-show_streams", copy])
    ratio = f"{ours / theirs:.2f}" if theirs else "-"
    print(f"| {name} | {os.path.getsize(path) / 1e6:.2f} MB | {ours / 1e3:,.0f} kB | {theirs / 1e3:,.0f} kB | {ratio} |")
