"""Who gives the first and the last frame that a full decode gives, over many files."""

import json
import os

import cv2

import frame_traps
from frame_truth import Truth
from measuring import say

SECONDS = 20
OUTCOMES = ["right", "too alike", "wrong", "nothing", "crashed or hung"]
STILLS = ("image2", "_pipe")


def clips(corpus):
    """The files of the corpus that hold moving pictures, animations too."""
    manifest = os.path.join(corpus, "manifest.json")
    if not os.path.exists(manifest):
        return []
    with open(manifest) as text:
        files = json.load(text)["files"]
    paths = [os.path.join(corpus, file["path"]) for file in files if moves(file)]
    return [path for path in paths if os.path.exists(path)]


def moves(file):
    told = file.get("ffprobe") or {}
    packets = max((file.get("packets") or {}).get("counts", {}).values(), default=0)
    is_still = (told.get("format") or "").endswith(STILLS)
    return not is_still and (file["kind"] == "video" or file["kind"] == "image" and packets > 1)


class Hits:
    def __init__(self, folder, libraries, commands):
        self.folder, self.tools = folder, {**libraries, **commands}
        # Commands differ in how they look for the last frame; the first one they give all alike.
        asked = {"last": self.tools, "first": [*libraries, next(iter(commands))]}
        self.outcomes = {(name, job): [] for job, names in asked.items() for name in names}
        self.counts = {}
        self.exact = []

    def measure(self, corpus, is_quick):
        traps = frame_traps.make(os.path.join(self.folder, "traps"))
        groups = {"corpus": [] if is_quick else clips(corpus), "traps": traps}
        if not groups["corpus"]:
            say("No clips of a corpus are read, only made ones.")
        for group, paths in groups.items():
            self.counts[group] = 0
            for path in paths:
                truth = Truth(path, os.path.join(self.folder, "truth"))
                if truth.count == 0:
                    continue
                say(os.path.basename(path))
                self.counts[group] += 1
                for name, job in self.outcomes:
                    answer = (os.path.basename(path), *self.outcome(name, job, path, truth))
                    self.outcomes[name, job].append(answer)

    def outcome(self, name, job, path, truth):
        """One of the outcomes, and what the answer was."""
        prefix = os.path.join(self.folder, "pictures", "hit")
        answer = self.tools[name].ask({
            "path": path, "job": job, "repetitions": 1, "seconds": 0, "timeout": SECONDS,
            "pictures": prefix, "numbers": [], "rate": 1, "hashes": name == "preflight"})
        if "ended" in answer:
            return "crashed or hung", answer["ended"]
        if not answer.get("count"):
            return "nothing", answer.get("error", "")
        picture = cv2.imread(prefix + "-0.ppm")[:, :, ::-1]
        os.remove(prefix + "-0.ppm")
        if name == "preflight":
            is_exact = truth.is_exact(answer["hashes"][0], job)
            self.exact.append((os.path.basename(path), job, is_exact))
            if is_exact:
                return "right", 0
        return truth.verdict(picture, job)

    def print(self):
        print("## Who gives the true frame\n")
        print(f"{self.counts['corpus']} clips and animations of the corpus that ffmpeg can decode, and")
        print(f"{self.counts['traps']} made ones. True is what ffmpeg gives when it decodes everything from")
        print("the start; a picture is too alike where it could as well be the frame beside the true one.")
        print(f"A tool that takes over {SECONDS} s is ended.\n")
        for job in ("last", "first"):
            print(f"| {job} frame | " + " | ".join(OUTCOMES) + " |")
            print("|---|" + "---|" * len(OUTCOMES))
            for name, asked in self.outcomes:
                if asked == job:
                    came = [outcome for _, outcome, _ in self.outcomes[name, job]]
                    title = "ffmpeg" if name.startswith("ffmpeg") and job == "first" else name
                    print(f"| {title} | " + " | ".join(str(came.count(one)) for one in OUTCOMES) + " |")
            print()
        exact = sum(is_exact for _, _, is_exact in self.exact)
        print(f"Of preflight's {len(self.exact)} frames, {exact} equal the full decode's bit for bit.\n")
        for name, job, is_exact in self.exact:
            if not is_exact:
                print(f"- preflight, {job} frame of `{name}`: other bits than the full decode's")
        for (tool, job), outcomes in self.outcomes.items():
            for name, outcome, detail in outcomes if tool == "preflight" else []:
                if outcome != "right":
                    print(f"- preflight, {job} frame of `{name}`: {outcome}, {detail}")
        log = os.path.join(self.folder, "hits.json")
        with open(log, "w") as file:
            json.dump({" ".join(key): value for key, value in self.outcomes.items()}, file, indent=1)
