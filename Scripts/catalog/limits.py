"""Turn the facts of an entry into the inputs, settings and limits of a profile."""

import re

from catalog import words

QUANTITIES = {
    "alpha": "alpha", "area": "area", "aspect_ratio": "aspectRatio", "aspect_ratio_closeness": "aspectMatch",
    "audio_codec": "audioCodec", "bit_depth": "bitDepth", "count": "count", "count_all_references": "count",
    "duration": "duration", "file_size": "fileSize", "fps": "frameRate", "frames": "frames", "height": "height",
    "length": "textLength", "long_side": "longSide", "resolution": "resolution", "resolution_tier": "resolutionTier",
    "text_length": "textLength", "short_side": "shortSide", "side": "side", "url_length": "urlLength",
    "url_scheme": "urlScheme",
    "video_codec": "videoCodec", "width": "width",
}
FORMAT_QUANTITIES = {"video": "container", "image": "imageFormat", "audio": "audioFormat"}
INPUT_FIELDS = {"requires_other": "requires", "requires": "requires", "exclusive_with": "excludes"}
UNITS = {"utf16-units": "utf16"}
SHORT_NAMES = {
    "jpg": "jpeg", "quicktime": "mov", "x-matroska": "mkv", "3gpp": "3gp", "x-msvideo": "avi", "x-flv": "flv",
    "h265": "hevc", "photojpeg": "mjpeg", "aac-lc": "aac",
}
TRANSPORTS = {
    "url": "url", "https": "url", "data_uri": "data-uri", "base64": "data-uri", "ephemeral_upload": "upload",
    "upload": "upload", "url_upload": "upload",
}
BEHAVIORS = {
    "resize_center_crop": "crop-to-fit", "trim_to_5_s": "trim", "truncate": "truncate-to-first",
    "10-bit HDR becomes 8-bit SDR": "resample", "alpha is dropped": None,
}
SETTINGS = {
    "resolution", "duration", "aspect_ratio", "ratio", "num_frames", "fps", "frames_per_second", "generate_audio",
    "character_orientation", "upscale_factor", "target_resolution", "seconds", "model", "mode", "target_fps",
}

LIMIT_KEYS = [
    "roles", "quantity", "name", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "allowed",
    "allowedByContainer", "unit", "level", "effect", "behavior", "scope", "transport", "measures", "when", "statement",
    "inheritedFrom", "source", "note",
]
ENCODED = ("encoded string", "encoded size")
ANY_MEDIA = ["media:image", "media:video", "media:audio"]


def ordered(values, keys):
    """The values in the order of the keys; a key that the format does not have is a mistake."""
    unknown = set(values) - set(keys)
    if unknown:
        raise SystemExit(f"not in the profile format: {sorted(unknown)} in {values}")
    return {key: values[key] for key in keys if values.get(key) is not None}


def number(text):
    """Numbers that the schemas write as text become numbers: "5" and 5 are the same setting."""
    return int(text) if isinstance(text, str) and re.fullmatch(r"\d+", text) else text


def short_names(names):
    """image/jpeg, jpg and jpeg become one jpeg."""
    short = (name.split("/")[-1] for name in names)
    return list(dict.fromkeys(SHORT_NAMES.get(name, name) for name in short))


def source(fact, entry, overlay):
    """Where a fact comes from: an address, or a title in our words where there is none."""
    text = fact["source"]
    url = text.split()[0] if text.startswith("http") else None
    title = None if url == text else overlay.need("sourceTitles", text)
    values = {"url": url, "title": title, "seen": fact.get("seen", entry.get("seen")), "evidence": fact.get("evidence")}
    return {key: value for key, value in values.items() if value}


def inputs(entry):
    """The inputs of an entry, and the texts whose length is limited."""
    def one(item):
        media = item.get("media_any", [item["media"]])
        result = {"role": item["role"], "media": media, "minimum": int(item["required"])}
        maximum = (item.get("count") or [0, None])[1]
        if maximum is None and item["required"] and re.fullmatch(r"image|video|audio|\w+_url", item["role"]):
            maximum = 1 if item.get("count") else None  # A needed role in the singular takes one file.
        return result | ({"maximum": maximum} if maximum else {})

    if entry["kind"] == "platform":
        return []
    found = [one(item) for item in entry["inputs"]]
    known = {item["role"] for item in found}
    texts = {fact["role"] for fact in entry["constraints"] if fact["field"] in ("length", "text_length")} - known
    return found + [{"role": role, "media": ["text"], "minimum": 0, "maximum": 1} for role in sorted(texts)]


def settings(entry):
    """The output settings that a machine can read; one whose default is outside its own range is dropped."""
    result = {}
    for name, value in (entry.get("outputs") or {}).items():
        value = {"allowed": value} if isinstance(value, list) else value
        if name not in SETTINGS or not isinstance(value, dict):
            continue
        low, high, default = value.get("min"), value.get("max"), number(value.get("default"))
        if isinstance(default, int) and not (low or default) <= default <= (high or default):
            continue
        allowed = [number(item) for item in value["allowed"]] if "allowed" in value else None
        found = {"allowed": allowed, "minimum": low, "maximum": high, "default": default,
                 "type": setting_type(value, entry)}
        found = {key: item for key, item in found.items() if item is not None}
        result |= {name: found} if found else {}
    return result


def setting_type(value, entry):
    """The JSON type of a setting, where the facts keep the values as the provider's schema writes them."""
    return value_type(value, "min", "max") if entry["provider"] in ("fal.ai", "Kling", "Runway") else None


def value_type(setting, low="minimum", high="maximum"):
    """The JSON type that all values of a setting have, or None."""
    kinds = {type(item) for item in setting.get("allowed") or []}
    if not kinds and (low in setting or high in setting):
        return "number"
    return {str: "string", int: "integer", bool: "boolean"}.get(kinds.pop()) if len(kinds) == 1 else None


def condition(text, entry, overlay):
    """The conditions that a text states, or None where no profile's input could meet them or no check can tell."""
    if text is None:
        return []
    if (conditions := overlay.get("conditions", text)) is not None:
        videos = [item["role"] for item in entry["inputs"] if item["media"] == "video"]
        if not videos and any(one.get("role") == "$video" for one in conditions):
            return None
        return [{**one, "role": videos[0]} if one.get("role") == "$video" else one for one in conditions]
    if re.fullmatch(r"\d+:\d+", text):
        return [{"aspect": text}]
    if match := re.fullmatch(r"(\w+)(?:=| in )(\w[\w,.:-]*)(?: \(default\))?", text.replace(", ", ",")):
        return [{"setting": match[1], "equals": match[2].split(",")}]
    overlay.need("conditionWords", text)
    return None


def roles(fact, entry, overlay):
    """The inputs that a limit is about, and the scope that the name of the role implies."""
    known = [item["role"] for item in entry["inputs"]]
    if mapped := overlay.get("roles", f"{entry['id']} {fact['role']}"):
        return mapped, None
    if entry["kind"] == "platform":
        named = re.split("[,/]", fact["role"])
        return ANY_MEDIA if "any" in named else [f"media:{name}" for name in named], None
    if fact["role"] == "segment":
        return [item["role"] for item in entry["inputs"] if item["media"] == "video"], "selection"
    if fact["role"] == "output":
        return ["*"], "output"
    if fact["field"] == "count_all_references":
        # What can be given more than once is a reference; a lone source or frame is not.
        return [item["role"] for item in entry["inputs"] if (item.get("count") or [0, 0])[1] != 1], None
    if fact["field"] == "duration_match":
        return [fact["role"], fact["allowed"][0].split()[-1]], None
    if fact["role"] == "request":
        return ["*"], None
    return [fact["role"]] if fact["role"] in known else re.split("[,/]", fact["role"]), None


def whole(value):
    """300.0 and 300 are the same number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def bounds(fact):
    """Minimum and maximum under the names that say whether the bound itself is allowed."""
    result = {}
    for key, name in (("min", "Minimum"), ("max", "Maximum")):
        exclusive = fact.get("exclusive") or fact.get(f"exclusive_{key}")
        if key in fact:
            result[f"exclusive{name}" if exclusive else name.lower()] = whole(fact[key])
    if fact["field"] in ("count", "count_all_references") and result.get("minimum", 2) <= 1:
        del result["minimum"]  # The input itself says whether it is needed.
    return result


def note_limit(fact, entry, overlay):
    """Advice that no check holds media against, in our own words, with the number where there is one."""
    text = fact.get("condition")
    condition_words = overlay.get("conditionWords", text) or (f"with {text}" if text else None)
    media = {item["role"]: item["media"] for item in entry["inputs"]}.get(fact["role"], fact["role"])
    media = "any" if fact["role"] == "any" else media
    named = [words.MEDIA_WORDS.get(one, "the file") for one in re.split("[,/]", media)]
    subject = overlay.get("subjects", fact["role"], fact["role"])
    behavior = fact.get("behavior", "")
    statement = words.sentence(fact, subject, " and ".join(named), condition_words)
    for key in (f"{entry['id']} {fact['field']}", fact["field"], behavior):
        statement = statement or overlay.get("statements", key)
    if statement:
        return {"quantity": "note", "statement": statement}
    raise SystemExit(f"{entry['id']}: no statement in the overlay for {fact['field']} {behavior}")


def measured_limit(fact, entry, limit_roles):
    """A limit with numbers or a list of what is allowed, as quantity and values."""
    allowed = fact.get("allowed")
    if fact["field"] == "format":
        by_role = {item["role"]: item["media"] for item in entry["inputs"]}
        media = limit_roles[0].removeprefix("media:")
        return {"quantity": FORMAT_QUANTITIES[by_role.get(media, media)], "allowed": short_names(allowed)}
    if fact["field"] == "duration_match":
        percent = re.search(r"(\d+)%", allowed[0])
        apart = int(percent[1]) if percent else 0
        relation = {"minimum": (100 - apart) / 100, "maximum": (100 + apart) / 100} if apart else {}
        return {"quantity": "durationMatch", **relation}
    unit = fact.get("unit")
    result = {"quantity": QUANTITIES[fact["field"]], "unit": UNITS.get(unit, unit), **bounds(fact)}
    if isinstance(allowed, dict):
        result["allowedByContainer"] = allowed
    elif allowed:
        result["allowed"] = short_names(allowed) if fact["field"].endswith("_codec") else allowed
    return result


def is_measurable(fact, limit_roles, when, known):
    """Whether a check can hold media or a request against a fact, for a profile with the roles that are known."""
    has_values = bool(fact.keys() & {"min", "max", "allowed"})
    is_known = fact["field"] in QUANTITIES.keys() | {"format", "duration_match"}
    return has_values and is_known and when is not None and known.issuperset(limit_roles)


def limit(fact, entry, overlay, known):
    """One limit of the facts in the profile format, for a profile with the roles that are known."""
    key = " ".join(filter(None, (entry["id"], fact["role"], fact["field"], fact["level"], fact.get("condition"))))
    override = overlay.get("limits", key, {})
    limit_roles, scope = roles(fact, entry, overlay)
    when = override.get("when", condition(fact.get("condition"), entry, overlay))
    if "quantity" in override:
        result = {}
    elif is_measurable(fact, limit_roles, when, known):
        result = measured_limit(fact, entry, limit_roles)
    else:
        result = note_limit(fact, entry, overlay)
        limit_roles = [role for role in limit_roles if role in known] or ["*"]
    behavior = fact.get("behavior", "")
    is_said = "note" in (result.get("quantity"), override.get("quantity")) or fact.get("note") in ENCODED
    note = None if is_said else fact.get("note")
    result |= {
        "roles": limit_roles,
        "level": "advisory" if "inheritedFrom" in fact else fact["level"],
        "effect": "alter" if fact.get("effect") == "normalization" else None,
        "behavior": BEHAVIORS.get(behavior, re.sub(r"\W+|_", "-", behavior).strip("-")) or None,
        "scope": scope or (fact.get("scope") if fact.get("scope") != "each" else None),
        "transport": TRANSPORTS.get(fact.get("transport")),
        "measures": "encoded" if fact.get("applies_to", fact.get("note")) in ENCODED else None,
        "when": when or None,
        "inheritedFrom": fact.get("inheritedFrom"),
        "source": source(fact, entry, overlay),
        "note": overlay.need("limitNotes", note) if note else None,
    }
    result |= override
    if result["quantity"] == "note":
        # Advice has no bounds and no effect of its own, whatever the level of the fact.
        kept = {"roles", "quantity", "transport", "statement", "inheritedFrom", "source"}
        result = {name: value for name, value in result.items() if name in kept} | {"level": "advisory"}
    return ordered(result, LIMIT_KEYS)


def expanded(fact, entry):
    """One fact for each shape that the setting aspect_ratio offers, where media are cropped to the shape asked for."""
    is_cropped = fact["field"] == "aspect_ratio_match" and "chosen aspect_ratio" in (fact.get("allowed") or [""])[0]
    offered = ((entry.get("outputs") or {}).get("aspect_ratio") or {}).get("allowed", [])
    shapes = [shape for shape in offered if re.fullmatch(r"\d+:\d+", str(shape))]
    if not is_cropped or not shapes:
        return [fact]
    return [
        {**fact, "field": "aspect_ratio", "allowed": [shape], "condition": f"aspect_ratio={shape}"} for shape in shapes
    ]


def limits(entry, overlay, known_inputs):
    """The limits of an entry for a profile with some inputs, without repetitions.

    What is about the presence of other inputs is not among them.
    """
    known = {item["role"] for item in known_inputs} | {"*", *ANY_MEDIA}
    result = []
    for fact in [one for fact in entry["constraints"] for one in expanded(fact, entry)]:
        if fact["field"] in INPUT_FIELDS and "inheritedFrom" not in fact:
            continue
        found = limit(fact, entry, overlay, known)
        same = [one for one in result if {**one, "roles": 0, "source": 0} == {**found, "roles": 0, "source": 0}]
        if found["quantity"] == "note" and same:
            same[0]["roles"] = list(dict.fromkeys(same[0]["roles"] + found["roles"]))
            continue
        is_empty_count = found["quantity"] == "count" and not found.keys() & {"minimum", "maximum"}
        if not is_empty_count and not any({**other, "source": 0} == {**found, "source": 0} for other in result):
            result.append(found)
    return result
