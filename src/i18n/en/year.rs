//! English: the organizer's year, and the office's calendar.

use crate::domain::office_calendar::Holiday;
use crate::i18n::catalogue::{CalendarTexts, YearTableTexts, YearTexts};

/// A number with what it counts, which is called otherwise where there is one.
fn some(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

pub(super) const YEAR: YearTexts = YearTexts {
    event_off: "Called off",
    title: "The year",
    lead: "The themes and the days off from April to March, at a glance.",
    gap_over: "There was no theme",
    earlier_year: "Earlier year",
    later_year: "Later year",
    to_days: "Change working days and holidays",
    gap_do: "Plan a theme for this month",
    goes_on: "A theme of the month before goes on.",
    opens: "Opens",
    closes: "Closes",
    answers: "Answer",
    no_answer: "not set",
    off: "Days off",
    none_off: "None besides weekends",
    open_day: "open",
    new_year: "New Year break",
    weekend: "a Saturday or a Sunday",
    empty_title: "No theme is planned for this year yet",
    empty_lead: "Plan one month after another; or copy last year’s plan, take a table, or follow the library’s order for a first year.",
    empty_library: "Look at the library",
    copy_title: "Copy last year’s plan",
    copy_lead: "Each theme of the year before becomes a draft in its month. Its days keep their places among the working days. Notes, stickers, tickets and keys are not copied.",
    copy_none: "The year before has no theme to copy.",
    copy_button: "Make drafts of what is chosen",
    copy_draft: "becomes a draft",
    plan_files: "Table and calendar",
    print_hint: "Printed from the browser, it fits on one sheet of A4.",
    table: "Table (CSV)",
    table_lead: "Month, title, first day, last day, day of the answer and state. It has no columns for preset, note and lineage.",
    table_down: "Download the table",
    table_up: "Plan from a table",
    events: "Calendar file (iCalendar)",
    events_lead: "This year’s opening, closing and answer days, without drafts. It works on a closed network too, so begin with it.",
    events_down: "Download the file",
    feed: "An address of your own to subscribe to",
    feed_lead: "Your calendar reads titles and days there, and nothing else. Whoever knows the address can read it: keep it to yourself.",
    feed_why: "Google Calendar and Outlook.com fetch from outside. They do not reach a board on a closed network.",
    feed_late: "Changes show the next day: calendars ask once or twice a day.",
    feed_has: "There is one address. It ends with your account.",
    feed_make: "Make an address",
    feed_again: "Make a new address (the earlier one ends)",
    feed_end: "Stop the subscription",
    feed_ended: "The address is gone.",
    sheet_title: "Your calendar address",
    sheet_once: "This address is shown now and never again. Copy it before you leave.",
    sheet_how: "Paste it where your calendar says “subscribe from the internet” or “add by URL”. Changes show the next day.",
    sheet_lost: "If you lose it, make a new one; the earlier one ends.",
    sheet_back: "Back to the year",
    themes: "Themes",
    gap: |_| "This month is not planned yet".to_owned(),
    expected_name: |name| format!("{name}, expected"),
    expected_lead: |year| {
        format!(
            "Holidays from {year} on are expected by the law’s rules. Those of the next year are published each February."
        )
    },
    off_closes: |day, why| format!("The last day, {day}, is no working day ({why})."),
    off_answers: |day, why| format!("The day of the answer, {day}, is no working day ({why})."),
    earlier: |day| format!("Move it to the working day before ({day})"),
    copy_there: |month, title| format!("{month} has “{title}” already"),
    copy_into: |month| format!("in {month}, "),
    copied: |made, passed| {
        let passed = match passed {
            0 => String::new(),
            n => format!(
                " {} left out: the month has one already.",
                some(n, "theme was", "themes were")
            ),
        };
        format!("{} made.{passed}", some(made, "draft was", "drafts were"))
    },
    copied_none: |passed| {
        format!(
            "The months of the {} chosen have themes already. Nothing was made.",
            some(passed, "theme", "themes")
        )
    },
    made: |n| format!("{} made.", some(n, "draft was", "drafts were")),
    event_opens: |title| format!("Opens: {title}"),
    event_closes: |title| format!("Closes: {title}"),
    event_answers: |title| format!("Answer: {title}"),
};

pub(super) const YEAR_TABLE: YearTableTexts = YearTableTexts {
    title: "Plan the year from a table",
    lead: "Each row becomes a draft. You see every row first. If one cannot be read, nothing is made.",
    take: "Choose a table",
    month: "Month",
    theme: "Title",
    preset: "Preset",
    opens: "Opens",
    closes: "Closes",
    answers: "Answer",
    state: "State",
    file: "File",
    file_hint: "CSV (UTF-8 or Shift_JIS) or an Excel workbook. Days as 2027-04-01, 2027/4/1 or R9.4.1.",
    pasted: "Or paste the table here",
    look: "Look at each row",
    dry: "What becomes of it",
    nothing: "There is nothing new to make: every row is a theme that is there already.",
    becomes: "Becomes",
    again_theme: "A theme of this title is in this month already. Nothing is made.",
    again_row: "An earlier row says the same. Nothing is made.",
    again_month: "Another theme is in this month too.",
    bad_no_month: "Give a month or a first day.",
    bad_month: "This is no month. Write 2027-04, 2027/4 or R9.4.",
    bad_day: "There is no such day, or it is written another way. Write 2027-04-01, 2027/4/1 or R9.4.1.",
    bad_preset: "There is no preset of this name. Leave it empty for the usual one.",
    bad_past: "The last day has passed. Give today or a later day.",
    prompt_good: "What went well",
    prompt_better: "What to improve",
    prompt_ideas: "Ideas",
    prompts_lead: "Prompts begin as “What went well”, “What to improve” and “Ideas”; change them in the draft. The column “State” is not read: every row becomes a draft.",
    example: "Month,Title,Preset,Opens,Closes,Answer\n2027-04,Trouble at the counter,,2027/4/1,2027/4/28,R9.5.14",
    good: |n| format!("{} can be read. Nothing has been made yet.", some(n, "row", "rows")),
    bad: |wrong, n| {
        format!(
            "{wrong} of {} cannot be read. Correct the table and look again. Nothing was made.",
            some(n, "row", "rows")
        )
    },
    make: |n| format!("Make {}", some(n, "draft", "drafts")),
    draft: |days| format!("Draft: {days}."),
    off_day: |name, day| format!("{name}: {day} is no working day."),
};

pub(super) const CALENDAR: CalendarTexts = CalendarTexts {
    title: "Working days and holidays",
    lead: "The days of new themes, of presets and of copies are counted in the working days that are set here.",
    own: "Days of your own",
    none: "None yet. Add a summer break, an anniversary, or a holiday on which you are open.",
    name: "Name",
    name_hint: "Up to 30 characters, such as “Summer break”.",
    first: "First day",
    last: "Last day",
    last_hint: "Leave it empty for one day.",
    kind: "Which",
    closed: "Closed",
    open: "Open, even on a weekend or a holiday",
    add: "Add",
    added: "Added.",
    drop: "Remove",
    dropped: "Removed.",
    new_year_title: "New Year",
    new_year_on: "Closed from 29 December to 3 January.",
    new_year_off: "Weekdays from 29 December to 3 January are working days.",
    new_year_stop: "Do not close then",
    new_year_start: "Close then",
    new_year_set: "The New Year was changed.",
    holidays: "National holidays",
    take: "Take the Cabinet Office’s table",
    take_lead: "Choose syukujitsu.csv from the Cabinet Office’s site as it is, without opening it. The years in it will be as it says.",
    file: "File",
    file_hint: "Shift_JIS or UTF-8.",
    drop_table: "Drop the table and go by the rules",
    table_dropped: "The table was dropped.",
    source: "Source: Cabinet Office of Japan, national holidays",
    kept: "Nothing was changed.",
    bad_text: "This is no text file. Choose the Cabinet Office’s syukujitsu.csv as it is, not saved again by Excel.",
    bad_large: "This is too large. Choose the Cabinet Office’s syukujitsu.csv.",
    bad_empty: "It has no holiday from 2016 on. Choose a newer syukujitsu.csv.",
    official: |until| format!("Up to {until} they are as published."),
    expected: |from| format!("From {from} on they are expected by the law’s rules."),
    covers: |first, last| format!("The Cabinet Office’s table is in use ({first} to {last})."),
    taken: |first, last| format!("The table of {first} to {last} is in use."),
    from_to: |first, last| format!("{first} to {last}"),
    drop_which: |name| format!(": {name}"),
    bad_header: |found| {
        format!(
            "The first line should be the two names of its columns, for day and name of a holiday, as in the official file. It is “{found}”."
        )
    },
    bad_line: |line, found| {
        format!(
            "Line {line} should be a day and a name, such as 2026/1/1 and the name after a comma. It is “{found}”."
        )
    },
    bad_twice: |line, day| format!("Line {line}: {day} stands there a second time."),
    bad_gap: |year| format!("The year {year} is missing: years should follow one another."),
    bad_count: |year, found, line| {
        format!("{year} has {found} holidays (up to line {line}); a year has 16 to 22.")
    },
};

pub(super) const fn holiday(holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => "New Year’s Day",
        Holiday::ComingOfAge => "Coming of Age Day",
        Holiday::Foundation => "National Foundation Day",
        Holiday::Emperor => "Emperor’s Birthday",
        Holiday::Spring => "Vernal Equinox Day",
        Holiday::Showa => "Showa Day",
        Holiday::Constitution => "Constitution Day",
        Holiday::Greenery => "Greenery Day",
        Holiday::Children => "Children’s Day",
        Holiday::Sea => "Marine Day",
        Holiday::Mountain => "Mountain Day",
        Holiday::Aged => "Respect for the Aged Day",
        Holiday::Autumn => "Autumnal Equinox Day",
        Holiday::Sports => "Sports Day",
        Holiday::Culture => "Culture Day",
        Holiday::Labour => "Labour Thanksgiving Day",
        Holiday::Off => "day off",
    }
}
