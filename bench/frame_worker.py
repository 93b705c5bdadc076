"""Answers requests for frames with one Python library, which is imported once.

Usage: frame_worker.py LIBRARY < requests > answers, both one JSON object a line.

The first answer tells the version. Each request is carried out in a process of its own, forked after
the import: a library that crashes or hangs takes nothing else along.
"""

import json
import os
import select
import signal
import sys
import time

from frame_recipes import RECIPES


def resident(field):
    """VmRSS or VmHWM of this process in bytes, or 0 where the system does not tell."""
    try:
        with open("/proc/self/status") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))
    except (OSError, StopIteration):
        return 0


def forget_peak():
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass


def write_picture(path, picture):
    height, width, _ = picture.shape
    with open(path, "wb") as file:
        file.write(b"P6 %d %d 255\n" % (width, height))
        file.write(picture.tobytes())


def carry_out(recipe, request):
    """Seconds of each repetition, those of processors, memory above what the import took, and how many
    frames came."""
    path, job = request["path"], request["job"]
    ask = getattr(recipe, job)
    arguments = (request["numbers"], request["rate"]) if job == "scattered" else ()
    forget_peak()
    before = resident("VmRSS")
    times, processor = [], time.process_time()
    while len(times) < request["repetitions"] and sum(times) <= request["seconds"]:
        start = time.perf_counter()
        pictures = ask(path, *arguments)
        pictures = list(pictures) if job == "scattered" else [pictures]
        times.append(time.perf_counter() - start)
    processor = (time.process_time() - processor) / len(times)
    memory = resident("VmHWM") - before
    came = [picture for picture in pictures if picture is not None]
    for number, picture in enumerate(came):
        write_picture(f"{request['pictures']}-{number}.ppm", picture)
    return {"times": times, "processor": processor, "memory": memory, "count": len(came)}


def child(recipe, request, output):
    # What libraries print is not of interest.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        answer = carry_out(recipe, request)
    except BaseException as error:
        answer = {"error": f"{type(error).__name__}: {error}"[:300]}
    os.write(output, json.dumps(answer).encode())
    os._exit(0)


def answer(recipe, request):
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        child(recipe, request, writing)
    os.close(writing)
    came = select.select([reading], [], [], request["timeout"])[0]
    text = os.read(reading, 65536) if came else b""
    os.close(reading)
    if not text:
        os.kill(process, signal.SIGKILL)
    status = os.waitpid(process, 0)[1]
    if text:
        return json.loads(text)
    return {"ended": f"crashed with signal {os.WTERMSIG(status)}" if came else "hung"}


if __name__ == "__main__":
    recipe = RECIPES[sys.argv[1]]()
    print(json.dumps({"version": recipe.load()}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(recipe, json.loads(line))), flush=True)
