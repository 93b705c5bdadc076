"""How long independent readers say that files are.

Usage: readings.py FILE... prints one line of JSON a file: seconds by the name of the reader.
It is a program of its own so that a reader that crashes does not end the benchmark.
"""

import json
import subprocess
import sys
from fractions import Fraction


def printed(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout


def by_ffprobe(path):
    options = ["-v", "error", "-count_packets", "-show_format", "-show_streams", "-of", "json"]
    answer = json.loads(printed("ffprobe", *options, path) or "{}")
    found = {}
    if "duration" in answer.get("format", {}):
        found["ffprobe container"] = float(answer["format"]["duration"])
    for stream in answer.get("streams", []):
        kind = stream["codec_type"]
        if "duration" in stream:
            found[f"ffprobe {kind}"] = float(stream["duration"])
        top, bottom = stream.get("avg_frame_rate", "0/0").split("/")
        if kind == "video" and int(top) and int(bottom):
            rate = Fraction(int(top), int(bottom))
            found["packets / rate"] = float(int(stream.get("nb_read_packets", 0)) / rate)
    return found


def by_mediainfo(path):
    answer = json.loads(printed("mediainfo", "--Output=JSON", path))
    tracks = [track for track in answer["media"]["track"] if "Duration" in track]
    return {"MediaInfo " + track["@type"].lower(): float(track["Duration"]) for track in tracks}


def by_opencv(path):
    import cv2

    capture = cv2.VideoCapture(path)
    frames, rate = capture.get(cv2.CAP_PROP_FRAME_COUNT), capture.get(cv2.CAP_PROP_FPS)
    return {"OpenCV": frames / rate} if rate else {}


def by_pyav(path):
    import av

    found = {}
    with av.open(path) as container:
        if container.duration:
            found["PyAV container"] = container.duration / 1e6
        stream = container.streams.video[0]
        times = [frame.pts for frame in container.decode(stream) if frame.pts is not None]
        if len(times) > 1 and stream.average_rate:
            span = (max(times) - min(times)) * stream.time_base + 1 / stream.average_rate
            found["decoded pictures"] = float(span)
    return found


for path in sys.argv[1:]:
    readings = {}
    for reader in (by_ffprobe, by_mediainfo, by_opencv, by_pyav):
        try:
            readings.update(reader(path))
        except Exception as error:
            readings[f"{reader.__name__}: {error}"] = None
    print(json.dumps(readings), flush=True)
