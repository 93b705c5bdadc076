"""Our own sentences for facts that no check can hold media against; each names the number of its fact."""

MEDIA_WORDS = {"image": "images", "video": "videos", "audio": "audio"}
UNITS = {"s": " s", "px": " px", "fps": " frames a second", "frames": " frames", "items": "", "bytes": " bytes"}
VERBS = {
    "duration": "{}", "file_size": "{}", "side": "width and height {}", "width": "width {}", "height": "height {}",
    "short_side": "short side {}", "long_side": "long side {}", "aspect_ratio": "an aspect ratio {}",
    "fps": "{}", "count": "{} in number", "area": "{} in area", "frames": "{}", "text_length": "{} in length",
}
SENTENCES = {
    "fetch_time": "The provider gives up fetching {media} after {max} s.",
    "retention": "The provider deletes what was uploaded after {days} days.",
    "url_access": "The file must be readable at its address by anybody: the provider sends neither cookies nor headers "
    "with a key. Some models also take data URIs.",
    "schema_limits": "Limits on files stand in the OpenAPI document of each endpoint, as x-fal and limit_description; "
    "the types of the provider's own client leave them out.",
}


def number(value):
    """A number with its thousands apart."""
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def amount(fact):
    """What the bounds of a fact accept: `from 3 to 10.05 s`."""
    unit = UNITS.get(fact.get("unit"), "")
    low, high = fact.get("min"), fact.get("max")
    if "allowed" in fact:
        return " or ".join(str(one) for one in fact["allowed"])
    below = fact.get("exclusive") or fact.get("exclusive_max")
    above = fact.get("exclusive") or fact.get("exclusive_min")
    if low is not None and high is not None:
        return f"{number(low)}{unit}" if low == high else f"from {number(low)} to {number(high)}{unit}"
    if high is not None:
        return f"{'less than' if below else 'at most'} {number(high)}{unit}"
    return f"{'more than' if above else 'at least'} {number(low)}{unit}"


def sentence(fact, subject, media, condition=None):
    """A fact as a sentence, or None where there is no number to say."""
    if template := SENTENCES.get(fact["field"]):
        days = fact["max"] // 86_400 if "max" in fact else None
        return template.format(media=media, max=fact.get("max"), days=days)
    if not fact.keys() & {"min", "max", "allowed"} or fact["field"] not in VERBS:
        return None
    what = VERBS[fact["field"]].format(amount(fact))
    return f"{subject}: {what}{f', {condition}' if condition else ''}."
