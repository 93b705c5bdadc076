"""Measures how fast and how surely single frames are had, and prints Markdown tables.

Usage: frames.py COMMAND PROGRAM WORK_FOLDER CORPUS [--quick] (bench/frames calls it)

Libraries are asked in their own process, imports left out, the file opened inside the time and the frame in
memory as 8-bit RGB at its end; times are medians with a warm cache. 1 MB is 1,000,000 bytes.
"""

import glob
import os
import platform
import sys

import frame_contestants
import frame_hits
import frame_speed
from frame_tables import Results
from measuring import processor, say

command, program, work, corpus = sys.argv[1:5]
is_quick = "--quick" in sys.argv

folder = os.path.join(work, "frames")
for part in ("sources", "traps", "truth", "pictures"):
    os.makedirs(os.path.join(folder, part), exist_ok=True)
for leftover in glob.glob(os.path.join(folder, "pictures", "*")):
    os.remove(leftover)

libraries, missing = frame_contestants.libraries(work)
for name in missing:
    say(f"{name} does not run here; it is left out.")
ours = frame_contestants.Preflight(program, command)
commands = frame_contestants.commands()

print("# Single frames by `preflight` and its peers\n")
print(f"{os.cpu_count()} cores, {processor()}, {platform.system()} {platform.machine()};")
versions = {"preflight": ours, **libraries, "ffmpeg": commands["ffmpeg -ss"]}
print(", ".join(f"{name} {tool.version}" for name, tool in versions.items()) + ".")
for name in missing:
    print(f"**{name} could not be installed here and is left out.**")
print()
speed = frame_speed.Speed(folder, {"preflight": ours, **libraries}, is_quick)
speed.measure()
Results(speed.results, speed.full).print()
frame_speed.print_commands(command, folder, is_quick)
hits = frame_hits.Hits(folder, {"preflight": ours, **libraries}, commands)
hits.measure(corpus, is_quick)
hits.print()
