"""Measures `preflight check` over many files against its peers and prints a Markdown table.

Usage: batch.py BINARY FOLDER WORK_FOLDER COUNT (bench/batch calls it)

The files are links to those in FOLDER under many names. Runs alternate; times are medians. "Cold"
means that nothing is remembered of the files, "warm" that all facts are; the system's own cache of
their bytes is warm in both. Memory is the highest resident size of the command and, apart, of its
largest worker, sampled while they run.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time

from measuring import first_match, processor, say

ROUNDS = 3
SLOW_PEER_FILES = 1000
PYAV = """
import multiprocessing, sys, av
av.logging.set_level(None)
def probe(path):
    try:
        with av.open(path) as container:
            return [(s.type, s.duration, s.time_base, s.frames) for s in container.streams] != []
    except Exception:
        return False
if __name__ == "__main__":
    paths = sys.stdin.read().split("\\n")
    with multiprocessing.Pool(2) as pool:
        print(sum(pool.imap(probe, paths, chunksize=64)))
"""

binary, folder, work_folder, count = sys.argv[1:]
count = int(count)


def make_tree():
    """Links under many names, 500 to a folder; the same ones are used again."""
    tree = os.path.join(os.path.abspath(work_folder), f"tree-{count}")
    sources = sorted(
        os.path.abspath(os.path.join(parent, name))
        for parent, _, names in os.walk(folder)
        for name in names
        if not name.startswith(".")
    )
    if not os.path.isdir(tree):
        say(f"making {count} links to {len(sources)} files")
        for number in range(count):
            source = sources[number % len(sources)]
            place = os.path.join(tree, f"{number // 500:03d}")
            os.makedirs(place, exist_ok=True)
            os.symlink(source, os.path.join(place, f"{number:06d}-{os.path.basename(source)}"))
    paths = [
        os.path.join(parent, name) for parent, _, names in os.walk(tree) for name in sorted(names)
    ]
    return tree, sorted(paths)


def resident(pid):
    try:
        with open(f"/proc/{pid}/status") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as text:
            found = text.read().split()
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children") as text:
                found += text.read().split()
        return set(found)
    except OSError:
        return set()


def run(command, given=None, environment=None, samples=False):
    """Runs a command; returns its seconds, how many lines it printed and its peaks of memory in bytes.

    What it prints goes to a file: whoever read it meanwhile would take a share of the processors, and so
    would whoever looks at its memory, which only runs for `samples` do.
    """
    peaks = [0, 0]
    printed = os.path.join(work_folder, "printed")
    with open(printed, "wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE if given else subprocess.DEVNULL, stdout=output,
            stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        if given:
            process.stdin.write(given)
            process.stdin.close()
        while samples and process.poll() is None:
            peaks[0] = max(peaks[0], resident(process.pid))
            peaks[1] = max([peaks[1], *(resident(child) for child in children(process.pid))])
            time.sleep(0.05)
        process.wait()
        seconds = time.perf_counter() - start
    with open(printed, "rb") as lines:
        return seconds, sum(1 for _ in lines), peaks


def check(jobs, isolated, home, samples=False):
    """Checks the tree; returns its seconds and the peaks of memory."""
    command = [binary, "check", tree, "--for", "erase-objects", "--format", "ndjson"]
    command += ["--jobs", str(jobs)] + ([] if isolated else ["--no-isolate"])
    seconds, answered, peaks = run(
        command, environment={"PREFLIGHT_HOME": home}, samples=samples)
    if answered != count:
        sys.exit(f"{' '.join(command)} answered for {answered} of {count} files.")
    return seconds, peaks


def cold(jobs, isolated, samples=False):
    home = os.path.join(os.path.abspath(work_folder), "home-cold")
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)
    return check(jobs, isolated, home, samples)


def warm(jobs, isolated, samples=False):
    return check(jobs, isolated, warm_home, samples)


def ffprobe_loop():
    command = "xargs -0 -P2 -n1 ffprobe -v error -show_format -show_streams -of json"
    few = paths[:: max(1, count // SLOW_PEER_FILES)]
    seconds, _, _ = run(["sh", "-c", command], given="\0".join(few).encode())
    return seconds / len(few)


def mediainfo():
    few = paths[:: max(1, count // SLOW_PEER_FILES)]
    command = "xargs -0 -P2 -n100 mediainfo --Output=JSON"
    seconds, _, _ = run(["sh", "-c", command], given="\0".join(few).encode())
    return seconds / len(few)


def pyav():
    script = os.path.join(work_folder, "pyav.py")
    with open(script, "w") as file:
        file.write(PYAV)
    seconds, _, _ = run([sys.executable, script], given="\n".join(paths).encode())
    return seconds / len(paths)


def median(measure):
    return statistics.median(measure() for _ in range(ROUNDS))


os.makedirs(work_folder, exist_ok=True)
tree, paths = make_tree()
warm_home = os.path.join(os.path.abspath(work_folder), "home-warm")
shutil.rmtree(warm_home, ignore_errors=True)
os.makedirs(warm_home)
say("warming up")
warm(2, True)

kinds = [
    (state, jobs, isolated)
    for state in ("cold", "warm")
    for isolated in (False, True)
    for jobs in (1, 2)
]
times = {kind: [] for kind in kinds}
peaks = {}
for number in range(ROUNDS + 1):
    say(f"round {number} of {ROUNDS}" if number else "looking at memory")
    for kind in kinds:
        state, jobs, isolated = kind
        seconds, peak = (cold if state == "cold" else warm)(jobs, isolated, number == 0)
        if number == 0:
            peaks[kind] = peak
        else:
            times[kind].append(seconds)
rates = {kind: count / statistics.median(times[kind]) for kind in kinds}

say("peers")
peers = {
    "ffprobe, `xargs -P2`, a process a file": 1 / median(ffprobe_loop),
    "MediaInfo, `xargs -P2`, 100 files a process": 1 / median(mediainfo),
    "PyAV, two processes": 1 / median(pyav),
}

print("# `preflight check` over many files\n")
print(f"{count} links to {len(set(map(os.path.realpath, paths)))} files; {os.cpu_count()} cores, {processor()};")
versions = {
    "ffprobe": first_match(["ffprobe", "-version"], r"version (\S+)"),
    "MediaInfo": first_match(["mediainfo", "--Version"], r"v(\d+[.\d]*)"),
    "PyAV": first_match([sys.executable, "-c", "import av; print(av.__version__)"], r"(.+)"),
}
print(", ".join(f"{name} {version}" for name, version in versions.items()) + ".")
print(f"Medians of {ROUNDS} alternating runs. Peers only probe, and {SLOW_PEER_FILES} of the files stand for")
print("all with ffprobe and MediaInfo; Preflight checks against a profile and prints its JSON.\n")
print("| | files a second | memory of the command | of a worker |")
print("|---|---|---|---|")
for state, jobs, isolated in kinds:
    peak = peaks[(state, jobs, isolated)]
    name = f"Preflight, {state}, {jobs} job{'s' if jobs > 1 else ''}, "
    name += "isolated" if isolated else "in one process"
    worker = f"{peak[1] / 1e6:.0f} MB" if isolated and peak[1] else ""
    print(f"| {name} | {rates[(state, jobs, isolated)]:,.0f} | {peak[0] / 1e6:.0f} MB | {worker} |")
for name, rate in peers.items():
    print(f"| {name} | {rate:,.0f} | | |")

fastest = max(peers, key=peers.get)
print("\n| measure | | target | |")
print("|---|---|---|---|")


def row(measure, value, target, met):
    print(f"| {measure} | {value} | {target} | {'met' if met else '**missed**'} |")


for jobs in (1, 2):
    cost = rates[("cold", jobs, False)] / rates[("cold", jobs, True)] - 1
    row(f"what isolation costs, cold, {jobs} job{'s' if jobs > 1 else ''}", f"{cost:.0%}", "≤ 15 %", cost <= 0.15)
for isolated in (False, True):
    gain = rates[("cold", 2, isolated)] / rates[("cold", 1, isolated)]
    row(f"two jobs against one, cold, {'isolated' if isolated else 'in one process'}", f"{gain:.2f} ×", "≥ 1.7 ×", gain >= 1.7)
best = max(rate for (state, _, isolated), rate in rates.items() if state == "warm" and isolated)
row("warm, isolated, as everybody gets it", f"{best:,.0f} a second", "≥ 20,000 a second", best >= 20_000)
ratio = rates[("cold", 2, True)] / peers[fastest]
row(f"cold, isolated, 2 jobs against the fastest peer ({fastest})", f"{ratio:.1f} ×", "", True)
