"""Looks at a calendar with two readers that are not ours and know nothing of each other: icalendar and vobject.

python3 scripts/check_calendar.py FOLDER: FOLDER holds themes.ics, written twice: again.ics is the same themes once more.
"""

import datetime
import pathlib
import sys

import icalendar
import vobject


def must(what, says):
    if not what:
        sys.exit(f"check_calendar.py: {says}")


def lines(file):
    """What RFC 5545 asks of the lines: CRLF, and no more than 75 bytes."""
    must(file.endswith(b"\r\n") and b"\n" not in file.replace(b"\r\n", b""), "a line that does not end with CRLF")
    for line in file.split(b"\r\n"):
        must(len(line) <= 75, f"{len(line)} bytes: {line!r}")
        line.decode()  # no character is cut


def by_icalendar(file):
    calendar = icalendar.Calendar.from_ical(file)
    must(calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH", "no calendar to subscribe to")
    must(calendar["REFRESH-INTERVAL"].dt == datetime.timedelta(hours=12), "asked again at another time")
    must(not calendar.walk("VTIMEZONE"), "a time zone, where no event has a time")
    events = {}
    for event in calendar.walk("VEVENT"):
        must(not event.errors, event.errors)
        first, end = event["DTSTART"].dt, event["DTEND"].dt
        must(type(first) is datetime.date and type(end) is datetime.date, f"{first} is no whole day")
        must(end - first == datetime.timedelta(days=1), f"{first} to {end}: the end is not the next day")
        must(event["DTSTAMP"].dt.tzinfo is not None and int(event["SEQUENCE"]) >= 1, "no stamp or number")
        must(event["TRANSP"] == "TRANSPARENT", "a day that would be blocked")
        for never in ["DESCRIPTION", "URL", "LOCATION", "ORGANIZER", "ATTENDEE"]:
            must(never not in event, f"{never}: titles and days, and nothing else")
        events[str(event["UID"])] = (str(event["SUMMARY"]), first, end, int(event["SEQUENCE"]))
    return events


def by_vobject(file):
    calendar = vobject.readOne(file.decode())
    calendar.validate()
    events = {}
    for event in calendar.vevent_list:
        said = (event.summary.value, event.dtstart.value, event.dtend.value, int(event.sequence.value))
        events[event.uid.value] = said
    return events


def main(folder):
    file = (pathlib.Path(folder) / "themes.ics").read_bytes()
    lines(file)
    events = by_icalendar(file)
    must(events == by_vobject(file), "the two readers read different things")
    must(len(events) >= 6, f"{len(events)} events of three themes")
    must(len({uid.rsplit("@", 1)[1] for uid in events}) == 1, "two offices in one calendar")
    ends = {uid.split("@")[0].rsplit("-", 1)[1] for uid in events}
    must({"open", "close"} <= ends <= {"open", "close", "answer"}, f"{ends}")
    again = (pathlib.Path(folder) / "again.ics").read_bytes()
    must(again == file, "the same themes are other bytes")
    print(f"{len(events)} days read alike by icalendar and vobject")


if __name__ == "__main__":
    main(*sys.argv[1:])
