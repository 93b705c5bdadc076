"""The overlay: what the facts cannot express."""

import json


LISTS = ("titles", "readInFull")


class Overlay:
    """The overlay file, which remembers the keys that were asked for, so that stale ones are found."""

    def __init__(self, path):
        self.data = json.loads(path.read_text(encoding="utf-8"))
        self.used = set()

    def get(self, section, key, default=None):
        if key in self.data[section]:
            self.used.add((section, key))
        return self.data[section].get(key, default)

    def need(self, section, key):
        """Our words for a text of the facts, which must be there: the facts' own text is never printed."""
        if key not in self.data[section]:
            raise SystemExit(f"the overlay needs an entry in {section}: {key}")
        return self.get(section, key)

    def stale_keys(self):
        sections = {name: value for name, value in self.data.items() if isinstance(value, dict) and name not in LISTS}
        return [f"{name}: {key}" for name, value in sections.items() for key in value if (name, key) not in self.used]
