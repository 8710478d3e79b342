"""Read calendar files with python-icalendar, and expand them with recurring-ical-events where asked.

Standard input: {"files": [path, ...], "expand": ["2023-01-01", "2033-01-01"] or null}
Standard output: {path: {"errors": [...], "same": bool, "events": [...], "dates": [...]}}, or {path: {"failure": text}}.
"""

import datetime
import json
import sys

import icalendar

try:
    from icalendar.timezone_cache import _timezone_cache as known_zones
except ImportError:  # newer than 5
    known_zones = {}


def told(value):
    """A day as it is, a moment with its offset from UTC."""
    return value.isoformat()


def end_of(event):
    if "DTEND" in event:
        return event["DTEND"].dt
    start = event["DTSTART"].dt
    return start + (datetime.timedelta(0) if isinstance(start, datetime.datetime) else datetime.timedelta(days=1))


def describe(event):
    return {
        "uid": str(event["UID"]),
        "start": told(event["DTSTART"].dt),
        "end": told(end_of(event)),
        "status": str(event["STATUS"]),
        "title": str(event["SUMMARY"]),
        "sequence": int(event["SEQUENCE"]),
        "isOverride": "RECURRENCE-ID" in event,
    }


def contents(calendar):
    """Everything in a calendar, whatever the order of its properties."""
    items = [(name, value.to_ical() if hasattr(value, "to_ical") else value) for name, value in calendar.property_items()]
    return sorted((name, value if isinstance(value, bytes) else str(value).encode()) for name, value in items)


def read(path, expand):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    answer = {
        "errors": [str(error) for part in calendar.walk() for error in part.errors],
        "same": contents(calendar) == contents(icalendar.Calendar.from_ical(calendar.to_ical())),
        "events": [describe(event) for event in calendar.walk("VEVENT")],
        "zones": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")],
    }
    if expand:
        import recurring_ical_events

        start, end = (datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.timezone.utc) for day in expand)
        answer["dates"] = [describe(event) for event in recurring_ical_events.of(calendar).between(start, end)]
    return answer


def main():
    asked = json.load(sys.stdin)
    answers = {}
    for path in asked["files"]:
        # A name that was understood once stays in the memory of the library: each file is to stand on its own feet.
        known_zones.clear()
        try:
            answers[path] = read(path, asked.get("expand"))
        except Exception as error:  # whatever a library throws is its answer
            answers[path] = {"failure": f"{type(error).__name__}: {error}"}
    json.dump(answers, sys.stdout)


main()
