"""Measures cuts by `preflight` against its peers and prints Markdown tables.

Usage: trim.py BINARY WORK_FOLDER [--quick] (bench/trim calls it)

Runs alternate (A B C A B C ...) with a warm cache; times and memory are medians.
This process stays small on purpose: a child's peak memory is never less than its parent's.
"""

import json
import os
import platform
import statistics
import subprocess
import sys

import numbered
from measuring import first_match, processor, run, say

ROUNDS = int(os.environ.get("ROUNDS", 3))
# A place that is no key frame, so that every peer has to decode before it.
START = 300.5
LIMIT = 5

binary, work = sys.argv[1:3]
LENGTHS = (5,) if "--quick" in sys.argv else (5, 20)
folder = os.path.join(work, "trim")
SMARTCUT = os.path.join(work, "smartcut", "bin", "smartcut")
AUTO_EDITOR = os.path.join(work, "auto-editor", "bin", "auto-editor")
# What preflight sets with --speed best: quality 16, no B-frames, closed groups, sound in AAC, index in front.
ENCODING = "-c:v libx264 -preset medium -crf 16 -bf 0 -flags +cgop -c:a aac -b:a 192k"
ENCODING += " -movflags +faststart"


def ffmpeg(source, start, length, options, output):
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-ss", start, "-i", source, "-t", length]
    return [*command, *options.split(), output]


def ffmpeg_encode(source, start, length, output):
    return ffmpeg(source, start, length, ENCODING, output)


def ffmpeg_copy(source, start, length, output):
    return ffmpeg(source, start, length, "-c copy", output)


def smartcut(source, start, length, output):
    return [SMARTCUT, source, output, "--keep", f"{start},{float(start) + float(length)}"]


def auto_editor(source, start, length, output):
    end = float(start) + float(length)
    cuts = [f"start,{start}sec", f"{end}sec,end"]
    command = [AUTO_EDITOR, source, "--edit", "none", "--no-open", "-o", output]
    return [*command, "--cut-out", *cuts]


def preflight(mode, speed="balanced"):
    def command(source, start, length, output):
        cut = ["trim", source, "--from", start, "--duration", length, "--mode", mode, "--speed", speed]
        return [binary, *cut, "-o", output, "--overwrite"]

    return command


def fit(source, start, length, output):
    cut = ["fit", source, "--for", "erase-objects", "--from", start]
    return [binary, *cut, "-o", output, "--overwrite"]


def works(program):
    """Whether a peer is here; auto-editor loads its program from elsewhere when it first runs."""
    try:
        return subprocess.run([program, "--help"], capture_output=True, timeout=120).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def long_clip(name, options):
    """Makes, once, ten minutes of 1080p out of ten times the same minute."""
    path = os.path.join(folder, f"long-{name}.mp4")
    if os.path.exists(path):
        return path
    say(f"making {path}")
    minute, partial = path + ".minute.mp4", path + ".partial.mp4"
    make = "ffmpeg -nostdin -v error -y -f lavfi -i testsrc2=size=1920x1080:rate=30"
    make += " -f lavfi -i sine=sample_rate=48000 -t 60 -pix_fmt yuv420p -c:a aac -c:v libx264"
    subprocess.run([*make.split(), "-preset", "veryfast", *options.split(), minute], check=True)
    loop = "ffmpeg -nostdin -v error -y -stream_loop 9 -i".split()
    subprocess.run([*loop, minute, "-c", "copy", "-t", "600", partial], check=True)
    os.remove(minute)
    os.rename(partial, path)
    return path


def measure(contestants, source, length):
    """Median seconds and bytes of memory of each contestant, or None when it fails."""
    results = {name: [] for name in contestants}
    for number in range(ROUNDS + 1):
        say(f"{os.path.basename(source)}, {length} s, round {number} of {ROUNDS}")
        for name, command in contestants.items():
            output = os.path.join(folder, f"cut-{name.replace(' ', '-')}.mp4")
            seconds, code, memory = run(command(source, str(START), str(length), output))
            if number > 0:
                results[name].append((seconds, memory) if code == 0 else None)
    return {
        name: None
        if None in runs
        else tuple(statistics.median(run[place] for run in runs) for place in (0, 1))
        for name, runs in results.items()
    }


def cell(result, base):
    if result is None:
        return "failed"
    seconds, memory = result
    text = f"{seconds:.2f} s, {memory / 1e6:.0f} MB"
    return text + (f" ({seconds / base[0]:.2f} ×, {memory / base[1]:.2f} ×)" if base else "")


def print_speed(peers):
    print("## Speed and memory\n")
    print("Out of 10 minutes of 1080p from 300.5 s on. In brackets: time and memory over ffmpeg's.\n")
    best = "preflight --speed best"
    names = [best, "preflight", *peers]
    print("| source | part | ffmpeg | " + " | ".join(names) + " | best ≤ 1.0, default ≤ 0.4 |")
    print("|---|---|---|" + "---|" * (len(names) + 1))
    contestants = {
        "ffmpeg": ffmpeg_encode, best: preflight("encode", "best"), "preflight": preflight("encode"), **peers,
    }
    for name, options in (("long groups", "-g 250 -bf 2"), ("short groups", "-g 12 -bf 2")):
        source = long_clip(name.replace(" ", "-"), options)
        for length in LENGTHS:
            results = measure(contestants, source, length)
            base, same, ours = results["ffmpeg"], results[best], results["preflight"]
            cells = [cell(base, None), *(cell(results[name], base) for name in names)]
            verdict = ", ".join(
                "met" if mine and base and mine[0] <= share * base[0] else "**missed**"
                for mine, share in ((same, 1.0), (ours, 0.4)))
            print(f"| {name} | {length} s | " + " | ".join(cells) + f" | {verdict} |")
    print()


def print_copies():
    print("## Copies that are exact\n")
    print("| source | part | encoded | copied | faster | ≥ 20 × |")
    print("|---|---|---|---|---|---|")
    source = long_clip("all-intra", "-g 1 -qp 30")
    contestants = {"encoded": preflight("encode"), "copied": preflight("copy")}
    for length in LENGTHS:
        results = measure(contestants, source, length)
        if None in results.values():
            print(f"| all intra | {length} s | " + " | ".join(
                cell(result, None) for result in results.values()) + " | | **missed** |")
            continue
        ratio = results["encoded"][0] / results["copied"][0]
        cells = " | ".join(cell(results[name], None) for name in contestants)
        verdict = "met" if ratio >= 20 else "**missed**"
        print(f"| all intra | {length} s | {cells} | {ratio:.1f} × | {verdict} |")
    print()


def is_exact(numbers, first, rate):
    """Whether a cut shows the frames from one on, none missing, none twice, as many as fit or one less."""
    most = int(LIMIT * rate)
    whole = most - 1 if LIMIT * rate == most else most
    return numbers == list(range(first, first + len(numbers))) and whole <= len(numbers) <= most


def print_compliance(peers):
    clips = numbered.make(folder)
    contestants = {
        "preflight fit": fit, "ffmpeg, copying": ffmpeg_copy, "ffmpeg, encoding": ffmpeg_encode,
        **peers,
    }
    print(f"## A limit of {LIMIT} s\n")
    print(f"{len(clips)} numbered clips of {numbered.SECONDS} s; {LIMIT} s are asked for, from the")
    print("frame at or after 1 s on. Readers: ffprobe, MediaInfo, OpenCV, PyAV, frames ÷ rate.\n")
    print("| | within the limit for every reader | exactly the wanted frames | both |")
    print("|---|---|---|---|")
    notes = []
    for contestant, command in contestants.items():
        within, exact, both = 0, 0, 0
        for name, path, rate in clips:
            first = -(-rate.numerator // rate.denominator)
            # Times are given to the microsecond, rounded up: no tool may take the frame before.
            start = f"{-(-first * 1_000_000 // rate) / 1_000_000:.6f}"
            output = os.path.join(folder, f"fit-{name}.mp4")
            if os.path.exists(output):
                os.remove(output)
            _, code, _ = run(command(path, start, str(LIMIT), output))
            if code != 0 or not os.path.exists(output):
                notes.append(f"{contestant}: {name} failed with {code}")
                continue
            readings = read_times(output)
            longest = max((time for time in readings.values() if time is not None), default=0)
            is_within = bool(readings) and None not in readings.values() and longest <= LIMIT
            is_whole = is_exact(numbered.read(output), first, rate)
            within, exact = within + is_within, exact + is_whole
            both += is_within and is_whole
            if contestant.startswith("preflight") and not (is_within and is_whole):
                notes.append(f"{contestant}: {name}, {readings}")
        say(f"{contestant}: {within}, {exact}")
        total = len(clips)
        print(f"| {contestant} | {within} of {total} | {exact} of {total} | {both} of {total} |")
    for note in notes:
        print(f"\n{note}")


def read_times(path):
    script = os.path.join(os.path.dirname(__file__), "readings.py")
    answer = subprocess.run([sys.executable, script, path], capture_output=True, text=True)
    return json.loads(answer.stdout or "{}")


peers = {}
missing = []
for name, program, command in (
    ("smartcut", SMARTCUT, smartcut), ("auto-editor", AUTO_EDITOR, auto_editor),
):
    if works(program):
        peers[name] = command
    else:
        missing.append(name)
        say(f"{name} does not run here; it is left out.")

print("# Cuts by `preflight` and its peers\n")
print(f"{os.cpu_count()} cores, {processor()}, {platform.system()} {platform.machine()};")
versions = {
    "preflight": first_match([binary, "--version"], r"(\d+[.\d]*)"),
    "ffmpeg": first_match(["ffmpeg", "-version"], r"version (\S+)"),
    **{
        name: first_match([program, "--version"], r"(\d+[.\d]*)")
        for name, program in (("smartcut", SMARTCUT), ("auto-editor", AUTO_EDITOR))
        if name in peers
    },
}
print(", ".join(f"{name} {version}" for name, version in versions.items()) + ".")
print(f"Medians of {ROUNDS} alternating runs, warm cache. ffmpeg: `{ENCODING}`.")
for name in missing:
    print(f"{name} could not be installed here and is left out.")
print("preflight's times include the proof: decoding the result again in full, or comparing copied packets.\n")
print_speed(peers)
print_copies()
print_compliance(peers)
