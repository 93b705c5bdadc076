"""How long single frames take, out of clips of all kinds and lengths, and whether they are the right ones."""

import json
import os
import statistics

import cv2

import frame_sources
from frame_tables import milliseconds
from frame_truth import Loop
from measuring import run, say

# As a user sees it in a clip of two minutes: spread over all of it, none a key frame of the long groups.
SCATTERED = [97, 377, 688, 991, 1230, 1555, 1803, 2146, 2462, 2899]
LIMIT = 120


class Speed:
    def __init__(self, folder, tools, is_quick):
        self.folder, self.tools, self.is_quick = folder, tools, is_quick
        # By job, size, groups, length and tool: the answer, with whether the frames are right.
        self.results = {}
        self.full = {}

    def measure(self):
        for size, group, length in kinds(self.is_quick):
            sources = os.path.join(self.folder, "sources")
            path = frame_sources.source(sources, size, group, length)
            loop = Loop(frame_sources.loop(sources, size, group), os.path.join(self.folder, "truth"))
            warm(path)
            jobs = ["last", "first"] + (["scattered"] if length == "2 min" else [])
            for job in jobs:
                say(f"{job}: {size}, {group}, {length}")
                for name, tool in self.tools.items():
                    answer = self.ask(tool, path, job)
                    answer["right"] = self.is_right(answer, job, loop)
                    self.results[job, size, group, length, name] = answer
            if length == "10 s":
                self.full[size, group] = full_decode(path)
        with open(os.path.join(self.folder, "speed.json"), "w") as file:
            json.dump({" | ".join(key): value for key, value in self.results.items()}, file, indent=1)

    def prefix(self):
        return os.path.join(self.folder, "pictures", "speed")

    def ask(self, tool, path, job):
        is_once = self.is_quick or job == "scattered"
        return tool.ask({
            "path": path, "job": job, "pictures": self.prefix(), "numbers": SCATTERED,
            "rate": frame_sources.RATE, "repetitions": 1 if is_once else 5, "seconds": 0.7,
            "timeout": LIMIT, "hashes": False})

    def is_right(self, answer, job, loop):
        last = frame_sources.LOOP_FRAMES - 1
        wanted = {"first": [0], "last": [last], "scattered": SCATTERED}[job]
        if answer.get("count") != len(wanted):
            return False
        found = []
        for place, number in enumerate(wanted):
            file = f"{self.prefix()}-{place}.ppm"
            picture = cv2.imread(file)[:, :, ::-1]
            os.remove(file)
            found.append(loop.shows(picture, number % frame_sources.LOOP_FRAMES))
        return all(found)


def kinds(is_quick):
    for size in frame_sources.SIZES:
        for group in frame_sources.GROUPS:
            for length in frame_sources.LENGTHS:
                if not is_quick or (size == "1080p" and length != "30 min"):
                    yield size, group, length


def warm(path):
    with open(path, "rb") as file:
        while file.read(1 << 24):
            pass


def full_decode(path):
    """Seconds in which ffmpeg decodes all frames and shows none, the least that a full decode takes."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:v:0", "-f", "null", "-"]
    return run(command)[0]



def print_commands(command, folder, is_quick):
    """How long the whole commands take that write the last frame as a PNG."""
    print("## The commands, with the PNG\n")
    print("| size | groups | length | preflight frames --last | ffmpeg -sseof -1 | ffmpeg ÷ ours |")
    print("|---|---|---|---|---|---|")
    output = os.path.join(folder, "pictures", "last.png")
    ours = [command, "frames", "--last", "--overwrite", "-o", output]
    theirs = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-sseof", "-1", "-i"]
    for size, group, length in kinds(is_quick):
        if length == "2 min":
            continue
        path = frame_sources.source(os.path.join(folder, "sources"), size, group, length)
        say(f"commands: {size}, {group}, {length}")
        warm(path)
        times = [
            median(ours + [path], is_quick),
            median([*theirs, path, "-update", "1", output], is_quick)]
        cells = ["failed" if time is None else milliseconds(time) for time in times]
        ratio = "" if None in times else f"{times[1] / times[0]:.1f} ×"
        print(f"| {size} | {group} | {length} | " + " | ".join([*cells, ratio]) + " |")
    print()


def median(command, is_quick):
    """Median seconds, or None when the command fails."""
    runs = [run(command) for _ in range(1 if is_quick else 3)]
    return statistics.median(run[0] for run in runs) if not any(run[1] for run in runs) else None
