"""Tells which frame of a clip a picture is, whatever converter made it.

The truth is what ffmpeg gives when it decodes a track from its start: its first frames and its last.
Converters differ in colours, sizes and turns, so a picture is turned, shrunk and coloured as the true one
is; what then is left between them tells frames apart.
"""

import hashlib
import os
import subprocess

import cv2
import numpy

import frame_colors

EDGE = 12
LONGEST_SIDE = 240
# How pictures become RGB: as accurately as can be, and as most do.
CONVERSIONS = {"one": "accurate_rnd+full_chroma_int+full_chroma_inp+bicubic", "other": "bicubic"}
# Mean difference of 255 above which a picture shows none of the frames at all, unless they differ more.
FOREIGN = 3.0
# How much nearer a picture has to be to one frame than to the others.
MARGIN = 0.01
# Frames that differ less cannot be told apart, and either will do.
SAME = 0.02
# Parts of a value of 255 in which shrunk pictures are kept.
STEPS = 256
PICTURES = ("first", "last", "others")


def shrunk(picture):
    height, width, _ = picture.shape
    scale = LONGEST_SIDE / max(height, width)
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        picture = cv2.resize(picture.astype(numpy.float32), size, interpolation=cv2.INTER_AREA)
    return picture.astype(numpy.float32)


def sizes(path):
    """The stored size of each video track."""
    command = ["ffprobe", "-v", "error", "-select_streams", "v", "-of", "csv=p=0"]
    command += ["-show_entries", "stream=index,width,height:stream_disposition=attached_pic", path]
    tracks = {}
    for line in subprocess.run(command, capture_output=True, text=True).stdout.split():
        values = line.strip(",").split(",")
        if len(values) >= 4 and "0" not in values[1:3] and values[3] == "0":
            tracks[int(values[0])] = (int(values[1]), int(values[2]))
    return tracks


def hashes(path, track, *options):
    """SHA-256 of every frame of a full decode, as it was decoded."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-noautorotate", *options, "-i", path]
    command += ["-map", f"0:{track}", "-fps_mode", "passthrough", "-autoscale", "0"]
    command += ["-f", "framehash", "-hash", "sha256", "-"]
    told = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    return [line.split(",")[-1].strip() for line in told if not line.startswith("#")]


def pictures(path, track, size, wanted, *options):
    """Those frames of a full decode for which an expression of ffmpeg holds, shrunk, each as accurate
    converters and as usual ones show it."""
    width, height = size
    command = ["ffmpeg", "-nostdin", "-v", "error", "-noautorotate", *options]
    # Where a clip changes its size, ffmpeg would start its filters anew, and count from zero.
    command += ["-reinit_filter", "0", "-i", path]
    command += ["-map", f"0:{track}", "-fps_mode", "passthrough", "-f", "rawvideo"]
    both = ";".join(
        ["split[one][other]", *(f"[{name}]scale={width}:{height}:flags={flags},format=rgb24[{name}s]"
         for name, flags in CONVERSIONS.items()), "[ones][others]vstack"])
    command += ["-vf", f"select='{wanted}',{both}", "-pix_fmt", "rgb24", "-"]
    decoder = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found = []
    while len(pixels := decoder.stdout.read(2 * width * height * 3)) == 2 * width * height * 3:
        whole = numpy.frombuffer(pixels, numpy.uint8).reshape(2, height, width, 3)
        found.append(numpy.stack([shrunk(picture) for picture in whole]))
    decoder.wait()
    return found


def edges(path, track, size, *options):
    """The first and the last frames of a full decode, shrunk, and the hashes of all."""
    known = hashes(path, track, *options)
    shown = EDGE + 1
    wanted = f"lt(n,{shown})+gte(n,{len(known) - shown})"
    found = pictures(path, track, size, wanted, *options)
    return found[:shown], found[-shown:], known


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:24]


class Truth:
    """What each video track of a file starts and ends with."""

    def __init__(self, path, cache):
        self.tracks = []
        for track, size in sizes(path).items():
            kept = self.kept(path, track, size, cache)
            if kept["count"] > 0:
                self.tracks.append(kept)

    def kept(self, path, track, size, cache):
        file = os.path.join(cache, f"{digest(path)}-{track}.npz")
        if not os.path.exists(file):
            first, last, known = edges(path, track, size)
            others = []
            with open(path, "rb") as head:
                is_iso = b"ftyp" in head.read(64)
            # What an edit list hides is as wrong as a neighbour.
            if is_iso and len(known) < 2000:
                before, after, _ = edges(path, track, size, "-ignore_editlist", "1")
                others = [
                    other for other in before + after
                    if not any(same(other, one) for one in first + last)]
            numpy.savez_compressed(
                file, first=self.stack(first), last=self.stack(last), others=self.stack(others),
                count=len(known),
                hashes=known[:1] + known[-1:])
        kept = dict(numpy.load(file))
        frames = {name: kept[name].astype(numpy.float32) / STEPS for name in PICTURES}
        return {"count": int(kept["count"]), "hashes": list(kept["hashes"]), **frames}

    @staticmethod
    def stack(frames):
        steps = numpy.round(numpy.array(frames) * STEPS).astype(numpy.uint16)
        return steps if frames else numpy.zeros((0, 2, 1, 1, 3), numpy.uint16)

    @property
    def count(self):
        return max((track["count"] for track in self.tracks), default=0)

    def is_exact(self, hash, job):
        """Whether a frame has the hash that a full decode gives."""
        return any(hash == track["hashes"][0 if job == "first" else -1] for track in self.tracks)

    def verdict(self, picture, job):
        """"right", "too alike" or "wrong", and what is left between the picture and the true one."""
        verdicts = [judge(picture, track, job) for track in self.tracks]
        return min(verdicts, default=("wrong", None))


def distance(one, other):
    return float(numpy.abs(one - other).mean())


def same(one, other):
    return one.shape == other.shape and distance(one, other) <= SAME


def judge(picture, track, job):
    frames = track["first"] if job == "first" else track["last"][::-1]
    return compared(picture, frames[0], [*frames[1:], *track["others"]])


def compared(picture, true, others):
    """Whether a picture is the true frame or "too alike" another to tell, and its distance."""
    height, width = true.shape[1:3]
    small = shrunk(picture)
    turns = [numpy.ascontiguousarray(numpy.rot90(small, turn)) for turn in range(4)]
    sized = [cv2.resize(turn, (width, height), interpolation=cv2.INTER_AREA) for turn in turns]
    turned = min(sized, key=lambda turn: distance(turn, true[0]))
    shown, conversion = frame_colors.nearest(turned, true)
    remains = distance(shown, true[conversion])
    wrong = [distance(shown, other[conversion]) for other in others if not same(other, true)]
    nearest = min(wrong, default=FOREIGN + MARGIN)
    apart = min((distance(other[0], true[0]) for other in others if not same(other, true)), default=0)
    if remains > max(FOREIGN, apart / 2) or nearest < remains - MARGIN:
        return "wrong", round(remains, 3)
    return ("right" if remains < nearest - MARGIN else "too alike"), round(remains, 3)


class Loop:
    """All frames of a short clip, to tell which of them a picture is."""

    def __init__(self, path, cache):
        file = os.path.join(cache, digest(path) + ".npy")
        if not os.path.exists(file):
            (track, size), = sizes(path).items()
            numpy.save(file, Truth.stack(pictures(path, track, size, "1")))
        self.frames = numpy.load(file, mmap_mode="r")

    def shows(self, picture, number):
        """Whether the picture is nearer to a frame than to any of those around it."""
        around = range(max(0, number - EDGE), min(len(self.frames), number + EDGE + 1))
        frames = {place: self.frames[place].astype(numpy.float32) / STEPS for place in around}
        true = frames.pop(number)
        return compared(picture, true, list(frames.values()))[0] == "right"
