"""The tools that are compared: each is asked for frames and answers in the same way.

An answer has "times" (seconds of each repetition), "memory" (bytes above what was in use before the first)
and "count" (frames that came, written as PPM files), or "error", or "ended" for a crash or a hang.
"""

import json
import os
import subprocess
import time

from measuring import first_match

WORKER = os.path.join(os.path.dirname(__file__), "frame_worker.py")


class Library:
    """A Python library in an environment of its own; its version is None where it does not run."""

    def __init__(self, python, name):
        command = [python, WORKER, name]
        self.worker = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)
        line = self.worker.stdout.readline()
        self.version = json.loads(line)["version"] if line else None

    def ask(self, request):
        self.worker.stdin.write(json.dumps(request) + "\n")
        self.worker.stdin.flush()
        return json.loads(self.worker.stdout.readline())


class Preflight:
    """Its library, by the small program in bench/frame-times."""

    def __init__(self, program, command):
        self.program = program
        self.version = first_match([command, "--version"], r"(\d+[.\d]*)")

    def ask(self, request):
        try:
            answer = subprocess.run(
                [self.program], input=json.dumps(request), capture_output=True, text=True,
                timeout=request["timeout"])
        except subprocess.TimeoutExpired:
            return {"ended": "hung"}
        if answer.returncode != 0:
            return {"ended": f"crashed with {answer.returncode}"}
        return json.loads(answer.stdout)


class Command:
    """A command of ffmpeg that writes one frame; its time is that of the whole process."""

    def __init__(self, last):
        self.last = last
        self.version = first_match(["ffmpeg", "-version"], r"version (\S+)")

    def ask(self, request):
        path, output = request["path"], request["pictures"] + "-0.ppm"
        writing = ["-pix_fmt", "rgb24", output]
        options = (
            ["-i", path, "-frames:v", "1"] if request["job"] == "first" else self.last(path))
        start = time.perf_counter()
        try:
            done = subprocess.run(
                ["ffmpeg", "-nostdin", "-v", "error", "-y", *options, *writing],
                capture_output=True, timeout=request["timeout"])
        except subprocess.TimeoutExpired:
            return {"ended": "hung"}
        if done.returncode < 0:
            return {"ended": f"crashed with {done.returncode}"}
        seconds = time.perf_counter() - start
        return {"times": [seconds], "memory": 0, "count": int(os.path.exists(output))}


def from_the_end(path):
    return ["-sseof", "-1", "-i", path, "-update", "1"]


def before_the_end(path):
    """Seeks to the container's duration less one frame."""
    command = ["ffprobe", "-v", "error", "-select_streams", "v:0", "-of", "json"]
    command += ["-show_entries", "format=duration:stream=r_frame_rate", path]
    told = json.loads(subprocess.run(command, capture_output=True, text=True).stdout or "{}")
    try:
        frames, seconds = told["streams"][0]["r_frame_rate"].split("/")
        place = float(told["format"]["duration"]) - int(seconds) / int(frames)
    except (KeyError, IndexError, ValueError, ZeroDivisionError):
        place = 0
    return ["-ss", f"{max(0, place):.6f}", "-i", path, "-frames:v", "1"]


def libraries(work):
    """Those that run here, by name, and the names of those that do not."""
    environments = {
        "OpenCV": "readers", "PyAV": "readers", "decord": "decord", "TorchCodec": "torchcodec",
        "TorchCodec, approximate": "torchcodec",
    }
    running, missing = {}, []
    for name, environment in environments.items():
        python = os.path.join(work, environment, "bin", "python")
        library = Library(python, name) if os.path.exists(python) else None
        if library and library.version:
            running[name] = library
        else:
            missing.append(name)
    return running, missing


def commands():
    return {"ffmpeg -sseof -1": Command(from_the_end), "ffmpeg -ss": Command(before_the_end)}
