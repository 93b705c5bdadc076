"""What is known of the files that a profile takes, and by whom it is stated."""

from collections import Counter

NOT_ABOUT_FILES = {"textLength", "urlLength", "urlScheme", "setting", "count", "note", "declaration"}


def coverage(profile):
    """One of documented, maker, none stated, unknown; limits of a platform's rules do not count."""
    about_files = [
        one for one in profile["limits"] if one["quantity"] not in NOT_ABOUT_FILES and one.get("scope") != "output"
    ]
    if any("inheritedFrom" not in one for one in about_files):
        return "documented"
    if about_files:
        return "maker"
    is_stated = any(one["read"] == "in-full" for one in profile.get("noLimits") or [])
    return "none stated" if is_stated else "unknown"


def summary(profiles):
    """How many profiles have which coverage, in a line."""
    counts = Counter(coverage(one) for one in profiles if one["kind"] != "rules")
    return ", ".join(f"{counts[name]} {name}" for name in ("documented", "maker", "none stated", "unknown"))
