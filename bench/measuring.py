"""What the benchmarks share: running a program, and telling what machine this is."""

import os
import platform
import re
import subprocess
import sys
import time


def run(command, output=os.devnull):
    """Runs a command; returns its seconds, exit code and peak memory in bytes."""
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, os.waitstatus_to_exitcode(status), usage.ru_maxrss * unit


def say(text):
    print(text, file=sys.stderr, flush=True)


def first_match(command, pattern):
    """The first group that the pattern finds in what the command prints, or "unknown"."""
    printed = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    found = re.search(pattern, printed.stdout + printed.stderr)
    return found.group(1) if found else "unknown"


def processor():
    try:
        with open("/proc/cpuinfo") as lines:
            found = re.search(r"model name\s*: (.*)", lines.read())
    except OSError:
        found = None
    return found.group(1) if found else platform.machine()
