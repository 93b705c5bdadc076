"""The tables of how long single frames take and how much memory."""

import statistics

JOBS = {
    "last": "The last frame",
    "first": "The first frame",
    "scattered": "Ten frames spread over two minutes",
}
FACTOR = 2


def row(cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def head(cells):
    row(cells)
    print("|" + "---|" * len(cells))


def milliseconds(seconds):
    return f"{seconds * 1000:.0f} ms" if seconds < 9.95 else f"{seconds:.0f} s"


def seconds(answer):
    """The median, or None when the answer is not the right frames."""
    return statistics.median(answer["times"]) if answer["right"] else None


def cell(answer):
    if answer["right"]:
        return milliseconds(seconds(answer))
    if "ended" in answer:
        return answer["ended"].split()[0]
    return "**wrong**" if answer.get("count") else "**nothing**"


class Results:
    """Answers by job, size, groups, length and tool; full decodes by size and groups."""

    def __init__(self, answers, full):
        self.answers, self.full = answers, full
        self.tools = list(dict.fromkeys(key[-1] for key in answers))

    def sources(self, job):
        return list(dict.fromkeys(key[1:4] for key in self.answers if key[0] == job))

    def of(self, job, source):
        return {name: self.answers[job, *source, name] for name in self.tools}

    def print(self):
        self.print_summary()
        for job, title in JOBS.items():
            if self.sources(job):
                self.print_job(job, title)
        self.print_growth()
        self.print_memory()

    def print_summary(self):
        """What the readme says: the last frame, beside the fastest peer that gives the right one."""
        print("## In short\n")
        head(["last frame of", "length", "preflight", "fastest right peer", "ratio", f"≥ {FACTOR} ×", "memory"])
        for source in self.sources("last"):
            ours, *peers = self.of("last", source).items()
            right = [(seconds(answer), name) for name, answer in peers if answer["right"]]
            peer = "none" if not right else "{1}: {0}".format(milliseconds(min(right)[0]), min(right)[1])
            memory = f"{ours[1]['memory'] / 1e6:.0f} MB" if ours[1]["right"] else ""
            answers = dict([ours, *peers])
            row([f"{source[0]}, {source[1]}", source[2], cell(ours[1]), peer, *verdict(answers), memory])
        print()

    def print_job(self, job, title):
        print(f"## {title}\n")
        is_judged = job == "last"
        extra = ["full decode", "fastest right peer ÷ ours", f"≥ {FACTOR} ×"] if is_judged else []
        head(["size", "groups", "length", *self.tools, *extra])
        for source in self.sources(job):
            answers = self.of(job, source)
            cells = [*source, *(cell(answer) for answer in answers.values())]
            if is_judged:
                full = self.full.get(source[:2]) if source[2] == "10 s" else None
                cells += ["" if full is None else milliseconds(full), *verdict(answers)]
            row(cells)
        print()

    def print_growth(self):
        """Whether the time for a last frame grows with the clip."""
        pairs = [
            (source, (source[0], source[1], "30 min")) for source in self.sources("last")
            if source[2] == "10 s" and (source[0], source[1], "30 min") in self.sources("last")]
        if not pairs:
            return
        print("## The last frame of 30 minutes, over that of 10 seconds\n")
        head(["size", "groups", *self.tools])
        for short, long in pairs:
            times = [
                (seconds(self.of("last", long)[name]), seconds(self.of("last", short)[name]))
                for name in self.tools]
            ratios = ["" if None in pair else f"{pair[0] / pair[1]:.1f} ×" for pair in times]
            row([*short[:2], *ratios])
        print()

    def print_memory(self):
        print("## Memory for the last frame\n")
        print("The peak above what the process had before, imports included.\n")
        head(["size", "groups", "length", *self.tools])
        for source in self.sources("last"):
            answers = self.of("last", source).values()
            row([*source, *(
                f"{answer['memory'] / 1e6:.0f} MB" if answer["right"] else "" for answer in answers)])
        print()


def verdict(answers):
    """The fastest right peer's time over ours, and whether that is the wanted factor."""
    ours, *peers = (seconds(answer) for answer in answers.values())
    known = [peer for peer in peers if peer is not None]
    if ours is None or not known:
        return ["", "**missed**" if ours is None else "met"]
    ratio = min(known) / ours
    return [f"{ratio:.1f} ×", "met" if ratio >= FACTOR else "**missed**"]
