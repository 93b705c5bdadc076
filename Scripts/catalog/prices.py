"""Turn the facts about prices into the prices of profiles.

A fact has an amount, a unit, conditions (`when`) and a note; units and notes come in a few wordings, each of which is
a row of a table here. A wording that no row knows stops the script, so that nothing is dropped in silence.
"""

import re
from fractions import Fraction

from catalog.limits import number

# The basis of a price for each unit of the facts, and what belongs to it.
UNITS = {
    "second": {"per": "second"},
    "input-second": {"per": "input-second"},
    "input-and-output-second": {"per": "input-and-output-second"},
    "minute": {"per": "second", "unitCount": 60},
    "2 output seconds": {"per": "output-second", "unitCount": 2, "roundsUp": True},
    "video-second-at-16fps": {"per": "output-frame", "unitCount": 16},
    "request": {"per": "request"},
    "request (5 s)": {"per": "request", "seconds": 5},
    "request (4 s)": {"per": "request"},
    "image": {"per": "image"},
    "megapixel": {"per": "megapixel"},
    "million pixels": {"per": "megapixel", "framesPerSecond": 24},
    "million tokens": {"per": "million-tokens", "framesPerSecond": 24},
    "30 frames": {"per": "30-frames"},
    "16 input frames": {"per": "frame", "unitCount": 16},
    "compute second": {"per": "compute-second"},
    "100 characters": {"per": "character", "unitCount": 100},
}

DOUBLED_LENGTHS = {
    "factors": [
        {"factor": 2, "when": [{"setting": "duration", "equals": [8, "8s"]}]},
        {"factor": 2.2, "when": [{"setting": "duration", "equals": [10, "10s"]}]},
    ],
    "seconds": None,
}

# What a note adds to a price; a text under "basis" is said beside it.
NOTES = {
    "width x height x frames of generated video": {},
    "width x height x frames": {},
    "width x height x frames; confirms the 2026-01 list": {},
    "width x height x frames, rounded up": {"roundsUp": True},
    "width x height x frames, rounded up, only the new segment": {"roundsUp": True, "basis": "only the new part"},
    "width x height x frames of generated video plus context frames": {"basis": "frames of context are added"},
    "confirms the 2026-01 list": {},
    "rounded up to a multiple of 2 s": {},
    "each reference image after the fifth 0.08": {"extraImages": {"included": 5, "amount": 0.08}},
    "images over 5: 0.04 each; reference video billed at the output rate": {
        "extraImages": {"included": 5, "amount": 0.04}, "basis": "a reference video is charged like the result"},
    "doubles over 5 s of input": {"upTo": 2, "basis": "twice as much where the clip is longer than 5 s"},
    "60 fps output doubles; Gaia 2 costs half": {},
    "doubles for 60 fps; Gaia 2 half": {},
    "after the launch discount that ended 2026-09-30": {},
    "1 credit = 0.01 USD": {},
    "1 credit = 0.01 USD; at least 56 credits": {"minimumUnits": 2},
    "tokens = w*h*(24*s+1+24*input s)/1024": {"basis": "the seconds of clips that are given count as well"},
    "tokens = height x width x fps x duration / 1024": {},
    "tokens = height x width x fps x duration / 1024; 1080p 5 s about 0.243": {},
    "generated seconds counted at 15 fps": {"per": "output-frame", "unitCount": 15},
    "generated seconds counted at 30 fps": {"per": "output-frame", "unitCount": 30},
    "billed at 24 fps; detail_pass doubles": {
        "per": "output-frame", "unitCount": 24,
        "factors": [{"factor": 2, "when": [{"setting": "enable_detail_pass", "equals": [True]}]}]},
    "more seconds 0.08 each at 24 fps; steps above 16 add 1/16 each": {
        "per": "output-frame", "unitCount": 24, "amount": 0.08, "minimumUnits": 96,
        "basis": "a sixteenth more for each step beyond 16"},
    "x1.25 above the default frame count": {"upTo": 1.25, "basis": "a quarter more for more frames than by default"},
    "per sample": {"basis": "for each sample"},
    "date of the copy unknown; re-check": {"basis": "may be out of date"},
    "date of the copy unknown; a lower price was later listed for v3/pro, so re-check": {"basis": "may be out of date"},
    "re-check: fal lowered V3 prices later": {"basis": "may be out of date"},
    "with video inputs x0.6; 480p-1080p 0.014 per 1000 tokens, 4k 0.008; tokens=(h*w*(in+out seconds)*24)/1024": {
        "withClip": 0.6},
    "at least twice the output length": {"basis": "at least twice the length of the result"},
    "rounded up to 5 s": {"unitCount": 5, "roundsUp": True, "times": 5},
    "at least 5 s": {"minimumUnits": 5},
    "output capped at 15 s": {"basis": "the result is at most 15 s long"},
    "shut down on 2026-09-24": {},
    "each further second 0.28": {"per": "output-second", "amount": 0.28, "minimumUnits": 5, "seconds": None},
    "each further second 0.07": {"per": "output-second", "amount": 0.07, "minimumUnits": 5, "seconds": None},
    "about 0.13 per second of 720p video": {"per": "second", "amount": 0.13, "basis": "approximate, at 720p"},
    "a later fal page copy says 0.098 (0.49 per 5 s)": {"maximum": 0.098, "basis": "sources differ"},
    "1.75 for 720p, 5 s, 16:9": {},
}
# Prices that say nothing of what the provider asks: another seller's, or half of one that another row tells whole.
LEFT_OUT_NOTES = {"Runware's price, not Bria's"}
CREDIT = {"credits": 0.01}

# Settings, roles and ranges for conditions that are no setting by name.
SPREADS = {"output resolution", "output", "template tier"}
ROLE_CONDITIONS = {"visual input", "video input", "video references", "audio_url"}


# What the places are called where prices were read, by a part of the text of the facts.
PLACES = {
    "pricingInfoOverride": "copy of fal's price list", "Sailor": "copy of fal's text about the endpoint",
    "edenartlab": "copy of fal's text about the endpoint", "x-pricing": "Runware's price list",
    "copy of the endpoint llms.txt": "copy of fal's text about the endpoint",
    "third-party notes": "notes by others on fal's page", "docs.lumalabs.ai": "copy of Luma's documentation",
}
EVIDENCE = {"provider-api-copy": "provider-doc-mirror", "reseller's own": "third-party-doc"}


def source(fact):
    """Where a price was read: an address, a title in our words where it is not the provider's own, and the date."""
    text = fact["source"]
    url = text.split()[0] if text.startswith("http") else None
    title = None if url == text else next((title for part, title in PLACES.items() if part in text), None)
    if not url and not title:
        raise SystemExit(f"{fact['model']}: the source of a price is not understood: {text}")
    found = {"url": url, "title": title, "seen": fact["seen"]}
    found |= {"evidence": EVIDENCE.get(fact["evidence"], fact["evidence"])}
    return {key: value for key, value in found.items() if value}


def exact(value):
    """A number without the dust of floating point."""
    fraction = Fraction(str(value)).limit_denominator(10**9)
    return int(fraction) if fraction.denominator == 1 else float(round(float(fraction), 9))


def values(value):
    """The values of a condition: one, a list, or several written with a slash."""
    listed = value if isinstance(value, list) else str(value).split("/")
    named = {"true": True, "false": False}
    return [named.get(one, int(one) if re.fullmatch(r"\d+", str(one)) else one) for one in listed]


def roles_of(profile, media):
    return [item["role"] for item in profile["inputs"] if media in item["media"]]


def conditions(when, profile):
    """The conditions of a price, or None where the profile cannot meet them."""
    result = []
    for name, value in (when or {}).items():
        if name in ROLE_CONDITIONS:
            roles = [name] if name == "audio_url" else roles_of(profile, "video")
            is_given = value in ("yes", "used", "given")
            if not roles and is_given:
                return None
            result += [{"role": roles[0], "isGiven": is_given}] if roles else []
        elif name == "voice control":
            result.append({"setting": "voice_ids", "isSet": value == "used"})
        elif name == "duration":
            number = int(re.match(r"\d+", value)[0])
            result.append({"setting": "duration", "equals": [number, f"{number}s"]})
        else:
            result.append({"setting": name, "equals": values(value)})
    return result


def placed(items, profile):
    """The same with $video replaced by the profile's first role that takes a clip."""
    videos = roles_of(profile, "video")
    result = []
    for item in items:
        when = [{**one, "role": videos[0]} if one.get("role") == "$video" and videos else one for one in item["when"]]
        if not any(one.get("role") == "$video" for one in when):
            result.append({**item, "when": when})
    return result


def additions(note):
    """Pairs of settings and what they add, of a note such as "audio +0.05, multi-clip +0.10 (0.15 with audio)"."""
    audio = re.search(r"audio \+([\d.]+)", note)
    clips = re.search(r"multi-clip \+([\d.]+) \(([\d.]+) with audio\)", note)
    found = [({}, 0)]
    if audio:
        found.append(({"generate_audio_switch": "true"}, float(audio[1])))
    if clips:
        found.append(({"generate_multi_clip_switch": "true"}, float(clips[1])))
        found.append(
            ({"generate_audio_switch": "true", "generate_multi_clip_switch": "true"}, float(clips[2])))
    return found


def expanded(facts):
    """The facts with one for each case that a note tells, and those merged that only together make a price."""
    result = []
    for fact in facts:
        note = fact.get("note") or ""
        when = fact.get("when") or {}
        if note.startswith("audio +"):
            for settings, amount in additions(note):
                result.append({
                    **fact, "amount": exact(fact["amount"] + amount), "when": {**when, **settings}, "note": "lengths"})
        elif re.fullmatch(r"plus [\d.]+ per request", note):
            result.append({**fact, "fixed": float(note.split()[1]), "note": None})
        elif when.get("duration") == "<=40 s" or when.get("side") == "input" or note in LEFT_OUT_NOTES:
            continue  # Told whole by another row: at least 40 s are charged; a price a second of result.
        elif when.get("duration") == ">40 s":
            result.append({**fact, "when": None, "least": 40})
        elif when.get("side") == "output":
            result.append({**fact, "when": None})
        elif share := NOTES.get(note, {}).get("withClip"):
            # With a clip the seconds of both are charged, each at a share of the price.
            result.append({**fact, "when": {**when, "video input": "no"}, "note": None})
            result.append({
                **fact, "when": {**when, "video input": "yes"}, "note": None, "unit": "input-and-output-second",
                "amount": exact(fact["amount"] * share)})
        elif when.get("visual input") == "yes":
            # The seconds of the clip count as well; the least is known.
            result.append({**fact, "isLeast": True})
        elif "voice control" not in when and any("voice control" in (one.get("when") or {}) for one in facts):
            result.append({**fact, "when": {**when, "voice control": "none"}})
        else:
            result.append(fact)
    return result


def spread(facts):
    """One fact with a range of amounts for those that differ by what no setting tells."""
    named = [fact for fact in facts if set(fact.get("when") or {}) & SPREADS]
    if not named:
        return facts
    cases = {}
    for fact in named:
        (case,) = [str(value if not isinstance(value, list) else value[0]) for value in fact["when"].values()]
        cases[case.removesuffix(" output")] = fact["amount"]
    words = ", ".join(f"{amount} for {case}" for case, amount in cases.items())
    one = {**named[0], "amount": min(cases.values()), "highest": max(cases.values()), "when": None, "cases": words}
    return [one] + [fact for fact in facts if fact not in named]


def price(fact, profile):
    """One fact as a price, or None where the profile cannot meet its conditions."""
    note = fact.get("note")
    if note == "lengths":
        added = DOUBLED_LENGTHS
    elif note is None:
        added = {}
    elif note in NOTES:
        added = NOTES[note]
    else:
        raise SystemExit(f"{fact['model']}: the note of a price is not understood: {note}")
    if fact["unit"] not in UNITS:
        raise SystemExit(f"{fact['model']}: the unit of a price is not understood: {fact['unit']}")
    merged = UNITS[fact["unit"]] | added
    when = conditions(fact.get("when"), profile)
    if when is None:
        return None
    if merged.get("seconds") and "duration" in profile["settings"]:
        when.append({"setting": "duration", "equals": [merged["seconds"], f"{merged['seconds']}s"]})
    amount = exact(merged.get("amount", fact["amount"]) * merged.get("times", 1))
    highest = fact.get("highest") or merged.get("maximum") or exact(amount * merged.get("upTo", 1))
    factors = placed(merged.get("factors", []), profile)
    if "Gaia 2" in (note or ""):
        factors = [
            {"factor": 2, "when": [{"setting": "target_fps", "equals": [60]}]},
            {"factor": 0.5, "when": [{"setting": "model", "equals": ["Gaia 2"]}]},
        ]
    images = roles_of(profile, "image")
    extra = merged.get("extraImages") and images and {"roles": images, **merged["extraImages"]}
    result = {
        "amount": amount if highest == amount else None,
        "minimumAmount": amount if highest != amount else None,
        "maximumAmount": highest if highest != amount else None,
        "currency": fact["currency"], "per": merged["per"], "unitCount": merged.get("unitCount"),
        "roundsUp": merged.get("roundsUp"), "minimumUnits": fact.get("least") or merged.get("minimumUnits"),
        "fixedAmount": fact.get("fixed"),
        "framesPerSecond": merged.get("framesPerSecond") if merged["per"] in ("megapixel", "million-tokens") else None,
        "factors": factors, "creditPrice": CREDIT.get(fact["currency"]), "when": when, "extra": extra,
        "basis": "; ".join(filter(None, (merged.get("basis"), fact.get("cases")))), "source": source(fact),
    }
    if fact.get("isLeast"):
        result |= {"amount": None, "minimumAmount": amount}
    return {key: value for key, value in result.items() if value}


def prices(facts, profile):
    """The prices of a profile that the facts tell, each once."""
    result = []
    for fact in spread(expanded(facts)):
        found = price(fact, profile)
        if found and not any({**other, "source": 0} == {**found, "source": 0} for other in result):
            result.append(found)
    return result


STATED_UNITS = {
    "usd/second": ("USD", "second"), "credits/second": ("credits", "second"), "usd/30 frames": ("USD", "30-frames"),
}
STATED_BASES = {
    "INPUT video duration": "input-second", "output second": "output-second",
    "input + output seconds": "input-and-output-second",
}


def stated_amounts(amount, overlay, when=()):
    """Pairs of an amount and its conditions; a table of prices has one pair a cell."""
    if not isinstance(amount, dict):
        return [(amount, list(when))]
    result = []
    for key, value in amount.items():
        if re.fullmatch(r"\d+[pPkK]", key):
            conditions = [{"setting": "resolution", "equals": [key]}]
        else:
            conditions = overlay.need("priceConditions", key)
        result += stated_amounts(value, overlay, [*when, *conditions])
    return result


def stated(entry, source, overlay):
    """The prices that stand in an entry of the facts beside its limits."""
    result = []
    for fact in entry.get("price") or []:
        currency, per = STATED_UNITS[fact["unit"]]
        per = STATED_BASES.get(fact.get("basis"), per)
        remarks = [fact.get("note"), None if fact.get("basis") in STATED_BASES else fact.get("basis")]
        basis = [overlay.need("priceBasis", remark) for remark in remarks if remark]
        basis += ["approximate"] if fact.get("approximate") else []
        extra = next((found for remark in remarks if (found := overlay.get("priceExtras", remark))), None)
        for amount, when in stated_amounts(fact["amount"], overlay):
            low, _, high = amount.partition("-") if isinstance(amount, str) else (None, None, None)
            found = {"minimumAmount": number(low), "maximumAmount": number(high)} if high else {"amount": amount}
            found |= {"currency": currency, "per": per, "creditPrice": CREDIT.get(currency), "when": when, "extra": extra, "basis": "; ".join(basis)}
            found["source"] = source(fact, entry, overlay)
            result.append({key: value for key, value in found.items() if value or value == 0})
    return result
