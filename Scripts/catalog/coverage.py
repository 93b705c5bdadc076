"""What is known of the files that a profile takes, and by whom it is stated, as Sources/Preflight/Coverage has it."""

from collections import Counter

NOT_ABOUT_FILES = {"textLength", "urlLength", "urlScheme", "setting", "count", "note", "declaration"}
KINDS = ("documented", "maker", "reported", "none stated", "unknown")


def coverage(profile, profiles):
    """The best that is known of any input; a platform's advice says nothing of a model."""
    own = profile["limits"]
    rules = [one for name in profile.get("rules") or [] for one in profiles[name]["limits"] if one["level"] == "hard"]
    about_inputs = [one for one in own + rules if one.get("scope") != "output"]
    found = {kind(one) for one in about_inputs if one["quantity"] not in NOT_ABOUT_FILES}
    if any(one["read"] == "in-full" for one in profile.get("noLimits") or []):
        found.add("none stated")
    return min(found, key=KINDS.index, default="unknown")


def kind(limit):
    """Who states a limit."""
    if "inheritedFrom" in limit:
        return "maker"
    return "documented" if limit["source"]["evidence"].startswith("provider-") else "reported"


def summary(profiles):
    """How many profiles have which coverage, in a line."""
    counts = Counter(coverage(one, profiles) for one in profiles.values() if one["kind"] != "rules")
    return ", ".join(f"{counts[name]} {name}" for name in KINDS)
