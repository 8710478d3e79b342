"""Read news feeds with feedparser.

Standard input: [path, ...]
Standard output: {path: {"trouble": text or null, "version": ..., "title": ..., "entries": [...]}}.
"""

import calendar
import json
import sys

import feedparser


def read(path):
    with open(path, "rb") as file:
        feed = feedparser.parse(file.read())
    return {
        "trouble": str(feed.get("bozo_exception", "bozo")) if feed.bozo else None,
        "version": feed.version,
        "title": feed.feed.get("title"),
        "language": feed.feed.get("language"),
        "updated": feed.feed.get("updated_parsed") and calendar.timegm(feed.feed.updated_parsed),
        "entries": [
            {
                "id": entry.get("id"),
                "title": entry.get("title"),
                "link": entry.get("link"),
                "published": entry.get("published_parsed") and calendar.timegm(entry.published_parsed),
                "summary": entry.get("summary"),
            }
            for entry in feed.entries
        ],
    }


json.dump({path: read(path) for path in json.load(sys.stdin)}, sys.stdout)
