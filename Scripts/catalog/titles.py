"""Titles as people say them, from ids: `fal-ai/kling-video/v3/pro/image-to-video` is Kling 3.0 Pro image to video."""

import re


def title(identifier, words):
    """The title of an id; `words` holds the spelling of names, the parts that are not said, and versions."""
    joined = re.sub(r"(?<![\d.])(\d)[-_](\d)(?![\d.])", r"\1.\2", identifier)
    parts = [part for part in joined.split("/") if part not in words["unsaid"]]
    text = " ".join(said(part, words) for part in parts)
    for pattern, replacement in words["phrases"].items():
        text = re.sub(pattern, replacement, text)
    once = []
    for word in text.split():
        if not once or once[-1].lower() != word.lower():
            once.append(word)
    text = " ".join(once)
    return text[0].upper() + text[1:]


def said(part, words):
    """One part of an id in words: names are spelt as their makers do, the rest in small letters."""
    if part in words["names"]:
        return words["names"][part]
    if match := re.fullmatch(r"v(\d+(?:\.\d+)*)", part):
        return match[1]
    pieces = re.split(r"[-_ ]", part)
    return " ".join(spelt(piece, words) for piece in pieces)


def spelt(piece, words):
    if piece in words["names"]:
        return words["names"][piece]
    if match := re.fullmatch(r"([a-z]+)(\d+(?:\.\d+)*)", piece):
        if match[1] in words["names"]:
            return f"{words['names'][match[1]]} {match[2]}"
    return re.sub(r"^v(?=\d)", "", piece)
