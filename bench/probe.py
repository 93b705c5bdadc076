"""Measures `preflight probe` against its peers and prints a Markdown table.

Usage: probe.py BINARY FOLDER SMALL_MP4 WORK_FOLDER (bench/probe calls it)

Runs alternate (A B C A B C ...) with a warm cache; times are medians. 1 MB is 1,000,000 bytes.
This process stays small on purpose: a child's peak memory is never less than its parent's.
"""

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

from measuring import first_match, processor, run, say

ROUNDS = 7
SMALL_FILE_RUNS = 40
LONG_FILE_BYTES = 2_000_000_000
FFPROBE = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json"]

binary, folder, small_file, work_folder = sys.argv[1:]


def python_version(rest_of_import):
    return first_match([sys.executable, "-c", "import " + rest_of_import], r"(\d+[.\d]*)")


# What each contestant does with all files: returns seconds and how many files it could read.


def preflight_all(files):
    printed = os.path.join(work_folder, "probe.ndjson")
    seconds, _, _ = run([*probe_many, *files], output=printed)
    with open(printed, "rb") as lines:
        return seconds, sum(1 for line in lines if line.strip())


def ffprobe_loop(files):
    start = time.perf_counter()
    answered = sum(1 for file in files if run([*FFPROBE, file])[1] == 0)
    return time.perf_counter() - start, answered


def mediainfo_command(files):
    printed = os.path.join(work_folder, "mediainfo.json")
    seconds, _, _ = run(["mediainfo", "--Output=JSON", *files], output=printed)
    with open(printed, "rb") as text:
        return seconds, text.read().count(b'"@type": "General"')


def in_process(peer):
    def probe_all(files):
        script = os.path.join(os.path.dirname(__file__), "in_process.py")
        command = [sys.executable, script, peer, *files]
        seconds, answered = subprocess.run(command, capture_output=True, text=True).stdout.split()
        return float(seconds), int(answered)

    return probe_all


def measure_folder(files):
    """Median seconds and number of files read, for each contestant."""
    contestants = {
        "preflight": preflight_all,
        "ffprobe": ffprobe_loop,
        "mediainfo": mediainfo_command,
        "libmediainfo": in_process("mediainfo"),
        "PyAV": in_process("pyav"),
    }
    seconds = {name: [] for name in contestants}
    answered = {}
    for number in range(ROUNDS + 1):
        say("warming up" if number == 0 else f"all files, round {number} of {ROUNDS}")
        for name, probe_all in contestants.items():
            taken, answered[name] = probe_all(files)
            if number > 0:
                seconds[name].append(taken)
    return {name: (statistics.median(seconds[name]), answered[name]) for name in contestants}


def measure_small_file():
    """Median seconds of one process on one small file: preflight's and ffprobe's."""
    say("one small MP4")
    ours, theirs = [], []
    for _ in range(SMALL_FILE_RUNS + 3):
        ours.append(run([binary, "probe", "--format", "json", small_file])[0])
        theirs.append(run([*FFPROBE, small_file])[0])
    return statistics.median(ours[3:]), statistics.median(theirs[3:])


def boxes(file):
    """The top-level boxes of an MP4: type, offset and size."""
    length = file.seek(0, os.SEEK_END)
    offset = 0
    while offset < length:
        file.seek(offset)
        size = int.from_bytes(file.read(4), "big")
        kind = file.read(4)
        assert 8 <= size < 2**32, "a box with a 64-bit size was not expected"
        yield kind, offset, size
        offset += size


def long_file():
    """Makes, once, an hour of 2 GB whose index of some 260,000 samples is at its end."""
    path = os.path.join(work_folder, "long.mp4")
    if os.path.exists(path):
        return path
    say("making an hour of MP4 with its index at the end")
    clip, partial = path + ".clip.mp4", path + ".partial"
    command = "ffmpeg -nostdin -v error -y -f lavfi -i testsrc2=size=64x64:rate=30 -f lavfi -i sine"
    command += " -t 3600 -c:v libx264 -preset veryfast -pix_fmt yuv420p -c:a aac -b:a 32k"
    subprocess.run([*command.split(), clip], check=True)
    with open(clip, "rb") as source, open(partial, "wb") as target:
        places = {kind: (offset, size) for kind, offset, size in boxes(source)}
        (data, data_size), (index, index_size) = places[b"mdat"], places[b"moov"]
        assert data < index, "the index was expected after the data"
        source.seek(0)
        target.write(source.read(data + data_size))
        # The samples keep their places; a hole after them fills the box up to the index.
        target.seek(data)
        target.write((LONG_FILE_BYTES - index_size - data).to_bytes(4, "big"))
        target.seek(LONG_FILE_BYTES - index_size)
        source.seek(index)
        target.write(source.read(index_size))
    os.remove(clip)
    os.rename(partial, path)
    return path


def bytes_read(command, file):
    """How many bytes of the file the command reads, by its system calls."""
    log = os.path.join(work_folder, "strace.log")
    calls = "trace=read,pread64,readv,preadv,preadv2"
    run(["strace", "-f", "-qq", "-P", os.path.abspath(file), "-e", calls, "-o", log, *command])
    with open(log) as lines:
        return sum(int(found) for found in re.findall(r"\) += (\d+)$", lines.read(), re.MULTILINE))


def row(measure, ours, theirs, ratio, target, met):
    """Prints a row of the table; met is None when there is no target or nothing was measured."""
    verdict = "" if met is None else "met" if met else "**missed**"
    print(f"| {measure} | {ours} | {theirs} | {ratio} | {target} | {verdict} |")


help_text = subprocess.run([binary, "probe", "--help"], capture_output=True, text=True).stdout
probe_many = [binary, "probe", "--format", "ndjson"]
probe_many += ["--jobs", "2"] if "--jobs" in help_text else []

files = sorted(
    os.path.join(parent, name)
    for parent, _, names in os.walk(folder)
    for name in names
    if not name.startswith(".")
)
versions = {
    "preflight": first_match([binary, "--version"], r"(\d+[.\d]*)"),
    "ffprobe": first_match(["ffprobe", "-version"], r"version (\S+)"),
    "mediainfo": first_match(["mediainfo", "--Version"], r"v(\d+[.\d]*)"),
    "libmediainfo": python_version("pymediainfo; print(pymediainfo.MediaInfo._get_library()[2])"),
    "PyAV": python_version("av; print(av.__version__)"),
}

print("# `preflight probe` and its peers\n")
print(f"{os.cpu_count()} cores, {processor()}, {platform.system()} {platform.machine()};")
print(", ".join(f"{name} {version}" for name, version in versions.items()) + ".")
print(f"Medians of {ROUNDS} alternating runs ({SMALL_FILE_RUNS} for the small file), warm cache.\n")

results = measure_folder(files) if files else None
print("| measure | preflight | peer | ratio | target | |")
print("|---|---|---|---|---|---|")
if results is None:
    say(f"No files in {folder}: the comparison over many files is skipped.")
    row("many files", "skipped: no folder of media", "", "", "", None)
else:
    ours, answered = results["preflight"]
    if answered < results["ffprobe"][1]:
        print("| **void: preflight answered for fewer files than ffprobe** | | | | | |")
    peer = min(("mediainfo", "libmediainfo"), key=lambda name: results[name][0])
    for name, label, least in (
        (peer, "MediaInfo, the faster way" if peer == "mediainfo" else "MediaInfo in process", 2),
        ("ffprobe", "one ffprobe a file", 40),
        ("PyAV", "PyAV in process", None),
    ):
        ratio = results[name][0] / ours
        row(
            f"{len(files)} files",
            f"{ours:.3f} s",
            f"{label}: {results[name][0]:.3f} s",
            f"{ratio:.1f} × as fast",
            f"≥ {least} ×" if least else "",
            ratio >= least if least else None,
        )

ours, theirs = measure_small_file()
row(
    "one small MP4",
    f"{ours * 1000:.1f} ms",
    f"ffprobe: {theirs * 1000:.1f} ms",
    f"{ours / theirs:.2f} of its time",
    "≤ 0.6",
    ours / theirs <= 0.6,
)

if results is not None:
    peak = run([*probe_many, *files])[2] / 1e6
    row(f"peak memory, {len(files)} files", f"{peak:.0f} MB", "", "", "< 120 MB", peak < 120)

if shutil.which("strace") is None:
    say("strace is missing: bytes read are not counted.")
    row("bytes read of a 2 GB MP4", "skipped: no strace", "", "", "< 4 MB", None)
else:
    long = long_file()
    with open(long, "rb") as file:
        index = next(size for kind, _, size in boxes(file) if kind == b"moov") / 1e6
    measure = f"bytes read of a 2 GB MP4 with its index ({index:.2f} MB) at the end"
    ours = bytes_read([binary, "probe", "--format", "json", long], long) / 1e6
    theirs = bytes_read([*FFPROBE, long], long) / 1e6
    row(measure, f"{ours:.2f} MB", f"ffprobe: {theirs:.2f} MB", "", "< 4 MB", ours < 4)

if results is not None:
    read = ", ".join(f"{name} {answered}" for name, (_, answered) in results.items())
    print(f"\nFiles answered of {len(files)}: {read}.")
    print("preflight's are lines of output, ffprobe's and PyAV's are files read without an error,")
    print("MediaInfo's are files named in its output.")
