"""Read the folder of facts and make one list of entries of it: corrected, merged, with what is inherited resolved.

A folder holds limits.json and one folder a month (2026-11/) with limits-new.json, limits-fill.json, retired.json,
corrections.json and no-limits-stated.json. What had to be decided is told to `say`, a line each.
"""

import copy
import json
import re
from collections import Counter, defaultdict

# How far a kind of evidence is believed where two sources say different things.
RANKS = {
    "provider-schema": 3, "provider-doc": 3, "provider-sdk": 3, "provider-doc-mirror": 2, "observed-error": 2,
    "third-party-code": 1, "third-party-doc": 1,
}
BINARY_MEGABYTES = {"fal.ai", "Runway"}
VALUES = ("min", "max", "allowed")
BOUND_KEYS = {
    "min": ("min", "exclusive_min"), "max": ("max", "exclusive_max"), "allowed": ("allowed",),
    "behavior": ("behavior",),
}


class Facts:
    """What the folder holds: entries by their order, and what is said of profiles beside their limits."""

    def __init__(self, folder, overlay, say):
        self.overlay, self.say = overlay, say
        self.entries = read(folder / "limits.json")
        for month in sorted(path for path in folder.iterdir() if re.fullmatch(r"\d{4}-\d\d", path.name)):
            self.add(month)
        self.date_undated()
        self.merge_same_models()
        for entry in self.entries:
            convert_megabytes(entry)
        self.inherit_further()
        self.resolve_inheritance()

    def add(self, month):
        """Takes a month's files in: corrections first, for they are about what was known before."""
        self.month = month.name
        self.correct(read(month / "corrections.json"))
        known = {entry["id"]: entry for entry in self.entries}
        for entry in read(month / "limits-new.json") + read(month / "limits-fill.json"):
            if entry["id"] in known:
                self.merge(entry, known[entry["id"]])
            else:
                known[entry["id"]] = entry
                self.entries.append(entry)
        self.retired = read(month / "retired.json")
        self.silent = read(month / "no-limits-stated.json")
        self.prices = read(month / "prices.json")

    def date_undated(self):
        """Dates facts that tell no date: as others of the same commit of a repository, else as the file of facts."""
        dates = defaultdict(Counter)
        for entry in self.entries:
            for fact in entry["constraints"]:
                if fact.get("seen") and (found := commit(fact)):
                    dates[found][fact["seen"]] += 1
        for entry in self.entries:
            for fact in entry["constraints"]:
                if not fact.get("seen", entry.get("seen")) and (found := commit(fact)) in dates:
                    fact["seen"] = dates[found].most_common(1)[0][0]
            entry.setdefault("seen", self.overlay.data["undatedFactsSeen"])

    def correct(self, corrections):
        """Changes each fact that a better source contradicts, as the overlay says."""
        by_id = {entry["id"]: entry for entry in self.entries}
        for one in corrections:
            key = f"{one['id']} {one['role']} {one['field']}"
            change = self.overlay.need("corrections", key)
            for fact in by_id[one["id"]]["constraints"]:
                is_meant = fact["role"] == one["role"] and fact["field"] == one["field"]
                if is_meant and all(fact.get(name) == value for name, value in one["value"].items()):
                    fact |= change
                    break
            else:
                raise SystemExit(f"no fact is like the correction {key}")
        for key in self.overlay.data["furtherCorrections"]:
            change, (identifier, role, field) = self.overlay.need("furtherCorrections", key), key.split()
            for fact in by_id[identifier]["constraints"]:
                if fact["role"] == role and fact["field"] == field:
                    fact |= change

    def merge_same_models(self):
        """Entries that the overlay knows to be about the same model become one."""
        by_id = {entry["id"]: entry for entry in self.entries}
        for identifier in [one for one in self.overlay.data["sameModel"] if one in by_id]:
            target = self.overlay.need("sameModel", identifier)
            self.merge(by_id[identifier], by_id[target])
            self.entries.remove(by_id[identifier])

    def merge(self, new, old):
        """Adds the facts of an entry to another of the same model; of two on one bound the better is kept."""
        roles = {item["role"] for item in old["inputs"]}
        old["inputs"] += [item for item in new["inputs"] if item["role"] not in roles]
        old["outputs"] = (old.get("outputs") or {}) | (new.get("outputs") or {})
        if "price" in new:
            old["price"] = old.get("price", []) + new["price"]
        for fact in new["constraints"]:
            fact.setdefault("seen", new.get("seen"))
            self.merge_fact(fact, old)
        old["constraints"] = [fact for fact in old["constraints"] if not fact.pop("isEmpty", False)]

    def merge_fact(self, fact, entry):
        """Adds a fact to an entry, bound by bound."""
        fact = copy.deepcopy(fact)
        about = subject(fact, self.overlay)
        rivals = [other for other in entry["constraints"] if subject(other, self.overlay) == about]
        for other in rivals:
            for bound in [one for one in BOUND_KEYS if one in fact and one in other]:
                is_better = standing(fact, entry, bound) > standing(other, entry, bound)
                loser, winner = (other, fact) if is_better else (fact, other)
                if loser[bound] != winner[bound]:
                    self.say(
                        f"conflict: {entry['id']} {fact['role']} {fact['field']} {bound}: "
                        f"{winner[bound]} ({winner['evidence']}) instead of {loser[bound]} ({loser['evidence']})")
                for key in BOUND_KEYS[bound]:
                    loser.pop(key, None)
                loser["isEmpty"] = not any(key in loser for key in BOUND_KEYS)
        entry["constraints"].append(fact)

    def inherit_further(self):
        """Adds what a maker states of files to models of which the overlay knows that they are the maker's."""
        by_id = {entry["id"]: entry for entry in self.entries}
        for identifier in self.overlay.data["furtherInherited"]:
            rule = self.overlay.need("furtherInherited", identifier)
            for fact in by_id[rule["maker"]]["constraints"]:
                role = rule["roles"].get(fact["role"])
                has_values = any(key in fact for key in VALUES)
                if role and has_values and fact["field"] != "count" and "condition" not in fact:
                    further = {**fact, "role": role, "level": "advisory", "inheritedFrom": rule["maker"]}
                    by_id[identifier]["constraints"].append(further)

    def resolve_inheritance(self):
        """Replaces what is inherited by the maker's own fact, whose source it then names."""
        by_id = {entry["id"]: entry for entry in self.entries}
        outcomes = defaultdict(int)
        for entry in self.entries:
            kept = []
            for fact in entry["constraints"]:
                if "inheritedFrom" not in fact:
                    kept.append(fact)
                    continue
                fact["inheritedFrom"] = fact["inheritedFrom"].split(" (")[0]
                maker = by_id.get(fact["inheritedFrom"])
                outcomes[self.inherit(fact, entry, maker)] += 1
                if any(is_same_limit(fact, other, self.overlay) for other in entry["constraints"]):
                    self.say(f"own limit instead of the maker's: {entry['id']} {fact['role']} {fact['field']}")
                else:
                    kept.append(fact)
            entry["constraints"] = kept
        for outcome, count in sorted(outcomes.items()):
            self.say(f"inherited: {count} {outcome}")

    def inherit(self, fact, entry, maker):
        """Gives a fact the maker's value and source where the catalogue has them; returns what came of it."""
        is_binary = maker is not None and maker["provider"] in BINARY_MEGABYTES
        if fact["field"] == "file_size" and not is_binary and "max" in fact:
            fact["max"] = decimal(fact["max"])
        if maker is None:
            return "from makers without an entry"
        media = media_of(fact["role"], entry)
        wanted = (fact["field"], fact.get("transport"), fact.get("effect"), fact.get("condition"))
        found = [
            other for other in maker["constraints"]
            if (other["field"], other.get("transport"), other.get("effect"), other.get("condition")) == wanted
            and (media & media_of(other["role"], maker) or not media)
        ]
        if not found:
            return "whose maker's entry lacks the field: the source is the fact's own"
        before = values(fact)
        equal = [other for other in found if values(other) == before]
        if not equal and len({repr(values(other)) for other in found}) > 1:
            self.say(f"{entry['id']} {fact['role']} {fact['field']}: {maker['id']} has several: {before} is kept")
            return "of which the maker's entry has several"
        chosen = (equal or found)[0]
        for key in ("min", "max", "allowed", "exclusive", "exclusive_min", "exclusive_max"):
            fact.pop(key, None)
            if key in chosen:
                fact[key] = chosen[key]
        fact["source"], fact["evidence"] = chosen["source"], chosen["evidence"]
        fact["seen"] = chosen.get("seen", maker.get("seen"))
        if not equal:
            self.say(
                f"maker's value: {entry['id']} {fact['role']} {fact['field']}: {values(fact)} of {maker['id']} "
                f"instead of {before}")
            return "with a value that differs from the maker's, which is taken"
        return "equal to the maker's"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def commit(fact):
    """The commit of a repository that a fact was read in, or None."""
    found = re.search(r"github\.com/([\w.-]+/[\w.-]+)/blob/([0-9a-f]{40})/", fact["source"])
    return found and found.groups()


def decimal(size):
    """A size that was noted as MiB, as the megabytes of 1,000,000 bytes that the text means."""
    return size // 1_048_576 * 1_000_000 if size % 1_048_576 == 0 else size


def convert_megabytes(entry):
    """"MB" means 1,048,576 bytes only at fal and Runway; a size that a service itself named is left as it is."""
    if entry["provider"] in BINARY_MEGABYTES or entry["id"].startswith("runwayml/"):
        return
    for fact in entry["constraints"]:
        is_exact = fact.pop("exactBytes", fact["evidence"] == "observed-error")
        if fact["field"] == "file_size" and "max" in fact and not is_exact:
            fact["max"] = decimal(fact["max"])


def subject(fact, overlay):
    """What a fact is about: two with the same subject say the same or contradict each other."""
    condition = overlay.get("sameConditions", fact.get("condition"), fact.get("condition"))
    scope = fact.get("scope") if fact.get("scope") != "each" else None
    return (
        fact["role"], fact["field"], condition, fact.get("transport"), scope, fact.get("effect"),
        fact["level"] == "advisory" and fact.get("effect") is None,
    )


def is_same_limit(fact, other, overlay):
    """Whether a provider's own fact is about what an inherited one is about."""
    if other is fact or "inheritedFrom" in other or not any(key in other for key in VALUES):
        return False
    return subject(fact, overlay)[:6] == subject(other, overlay)[:6]


def standing(fact, entry, bound):
    """A better source stands above a worse, a newer above an older, a stricter bound above a looser."""
    value = fact[bound]
    strictness = 0
    if isinstance(value, (int, float)):
        strictness = value if bound == "min" else -value
    return RANKS[fact["evidence"]], fact.get("seen") or entry.get("seen") or "", strictness


def values(fact):
    """What a fact accepts, in a form in which equal values are equal."""
    allowed = fact.get("allowed")
    if isinstance(allowed, list) and fact["field"] == "format":
        allowed = sorted({"jpeg" if one == "jpg" else one for one in allowed})
    exclusive = [bool(fact.get("exclusive") or fact.get(f"exclusive_{end}")) for end in ("min", "max") if end in fact]
    return {key: fact[key] for key in ("min", "max") if key in fact} | ({"allowed": allowed} if allowed else {}) | (
        {"exclusive": exclusive} if any(exclusive) else {})


def media_of(role, entry):
    """The media of the inputs that a role names, also by the name of a medium itself."""
    by_role = {item["role"]: item["media"] for item in entry["inputs"]}
    found = {by_role.get(name, name) for name in re.split("[,/]", role)}
    return {"image", "video", "audio"} if found & {"any", "file"} else found & {"image", "video", "audio"}
