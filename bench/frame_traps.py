"""Makes short clips whose first or last frame is easily missed."""

import os
import struct
import subprocess

from frame_sources import ffmpeg, make_once

PICTURE = "testsrc2=size=320x180:rate=25"
X264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p"


def encoded(seconds, options, picture=PICTURE, sound=None):
    """The arguments that encode a moving picture, with so many seconds of sound or none."""
    arguments = ["-f", "lavfi", "-t", str(seconds), "-i", picture]
    if sound is not None:
        arguments += ["-f", "lavfi", "-t", str(sound), "-i", "sine=sample_rate=48000"]
    return [*arguments, *options.split()]


# File name and how ffmpeg makes it.
ENCODED = {
    "audio-longer.mp4": encoded(5, f"{X264} -c:a aac", sound=9),
    "audio-only-at-first.mp4": [
        "-f", "lavfi", "-t", "6", "-i", "sine", "-itsoffset", "1.5", "-f", "lavfi", "-t", "4",
        "-i", PICTURE, *f"{X264} -c:a aac -fps_mode passthrough".split(),
    ],
    "open-groups.mp4": encoded(6, f"{X264} -x264-params open-gop=1:keyint=24:bframes=3:b-adapt=0"),
    "open-groups-hevc.mp4": encoded(
        6, "-c:v libx265 -tag:v hvc1 -x265-params log-level=none:keyint=24:bframes=3:open-gop=1"),
    "open-groups.ts": encoded(
        6, f"{X264} -x264-params open-gop=1:keyint=24 -c:a mp2", sound=6.5),
    "offset.ts": encoded(5, f"{X264} -g 50 -output_ts_offset 29288 -c:a mp2", sound=5.4),
    "mpeg2-open.ts": encoded(5, "-c:v mpeg2video -bf 2 -g 12 -q:v 4"),
    "mpeg2.mpg": encoded(5, "-c:v mpeg2video -bf 2 -g 15 -q:v 4 -c:a mp2", sound=5.5),
    "variable-rate.mp4": encoded(
        8, f"{X264} -vf select='not(mod(n\\,7))+lt(mod(n\\,23)\\,4)' -fps_mode vfr"),
    "last-frame-held.mp4": encoded(
        9, f"{X264} -vf select='lt(n\\,75)+eq(n\\,224)' -fps_mode vfr -c:a aac", sound=9),
    "one-frame.mp4": encoded(5, f"{X264} -frames:v 1"),
    "one-frame-and-sound.mp4": encoded(0.04, f"{X264} -c:a aac", sound=3),
    "hidden-references.webm": encoded(
        6, "-c:v libvpx-vp9 -b:v 300k -auto-alt-ref 1 -lag-in-frames 25 -cpu-used 8"),
    "hidden-references-vp8.webm": encoded(
        6, "-c:v libvpx -b:v 300k -auto-alt-ref 1 -lag-in-frames 25 -cpu-used 8"),
    "av1.mp4": encoded(5, "-c:v libsvtav1 -preset 10 -g 60"),
    "fragmented.mp4": encoded(
        6, f"{X264} -g 50 -movflags frag_keyframe+empty_moov+default_base_moof"),
    "interlaced.ts": encoded(
        5, f"{X264} -flags +ildct+ilme -x264-params tff=1:keyint=50 -vf interlace",
        picture="testsrc2=size=320x192:rate=50"),
    "elementary.h264": encoded(5, f"{X264} -g 60"),
    "animation.gif": encoded(2, "-an", picture="testsrc2=size=120x90:rate=10"),
    "long-group.mkv": encoded(12, f"{X264} -g 600 -keyint_min 600 -c:a aac", sound=12.4),
}


def without_cues(path, folder):
    """Matroska that was written to a pipe has neither an index nor a duration."""
    command = ["ffmpeg", "-nostdin", "-v", "error", *encoded(6, f"{X264} -g 50 -c:a aac", sound=6.4)]
    with open(path, "wb") as file:
        subprocess.run([*command, "-f", "matroska", "pipe:1"], stdout=file, check=True)


def rotated(path, folder):
    clip = make_once(os.path.join(folder, "plain.mp4"), *encoded(5, f"{X264} -g 50"))
    ffmpeg("-i", clip, "-c", "copy", "-metadata:s:v", "rotate=90", "-f", "mp4", path)


def hidden_head(path, folder):
    """A copied cut starts with frames that an edit list hides."""
    clip = make_once(os.path.join(folder, "plain.mp4"), *encoded(5, f"{X264} -g 50"))
    ffmpeg("-ss", "3.2", "-i", clip, "-c", "copy", "-f", "mp4", path)


def hidden_tail(path, folder):
    """The edit list ends 0.8 s before the frames do."""
    clip = make_once(os.path.join(folder, "plain.mp4"), *encoded(5, f"{X264} -g 50"))
    with open(clip, "rb") as file:
        data = bytearray(file.read())
    box = data.index(b"elst")
    place = box + 12
    seconds_in_ticks = struct.unpack(">I", data[place : place + 4])[0] * 84 // 100
    data[place : place + 4] = struct.pack(">I", seconds_in_ticks)
    with open(path, "wb") as file:
        file.write(data)


def cut_off(share, container, *arguments):
    """A file whose end, and with it the index, was lost in the transfer."""

    def make(path, folder):
        whole = path + ".whole"
        ffmpeg(*arguments, "-f", container, whole)
        with open(whole, "rb") as source, open(path, "wb") as target:
            target.write(source.read(int(os.path.getsize(whole) * share)))
        os.remove(whole)

    return make


MADE = {
    "without-cues.mkv": without_cues,
    "rotated.mp4": rotated,
    "hidden-head.mp4": hidden_head,
    "hidden-tail.mp4": hidden_tail,
    "cut-off.avi": cut_off(0.8, "avi", *encoded(6, "-c:v mpeg4 -bf 0 -g 50 -q:v 5")),
    "cut-off.ts": cut_off(0.8, "mpegts", *encoded(6, f"{X264} -g 50 -c:a mp2", sound=6)),
    "cut-off.mkv": cut_off(0.8, "matroska", *encoded(6, f"{X264} -g 50")),
}


def make(folder):
    """Makes what is missing; gives the paths of all traps."""
    paths = []
    for name in sorted({*ENCODED, *MADE}):
        path = os.path.join(folder, name)
        paths.append(path)
        if os.path.exists(path):
            continue
        if name in MADE:
            partial = path + ".partial"
            MADE[name](partial, folder)
            os.rename(partial, path)
        else:
            make_once(path, *ENCODED[name])
    return paths
