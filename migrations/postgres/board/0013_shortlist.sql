-- The shortlist: what the working group will discuss, when, and in which order. `item` is the id of a group or a note; `note_id` is there where it is a note, and a note that is taken back takes its rows along.
-- `version` rises with each change; `starts_at` is in minutes after midnight.
CREATE TABLE shortlist (
    theme_id UUID NOT NULL PRIMARY KEY REFERENCES theme (id),
    version BIGINT NOT NULL,
    meets_on DATE,
    starts_at BIGINT
);
CREATE TABLE shortlisted (
    theme_id UUID NOT NULL REFERENCES theme (id),
    item UUID NOT NULL,
    note_id UUID REFERENCES note (id),
    place BIGINT NOT NULL,
    minutes_planned BIGINT,
    PRIMARY KEY (theme_id, item)
);
CREATE INDEX shortlisted_of_note ON shortlisted (note_id);

-- What a meeting decided about an item and what was said, a row for each day. `version` rises with each save.
CREATE TABLE minutes (
    theme_id UUID NOT NULL REFERENCES theme (id),
    item UUID NOT NULL,
    note_id UUID REFERENCES note (id),
    held_on DATE NOT NULL,
    decision TEXT,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (theme_id, item, held_on)
);
CREATE INDEX minutes_of_note ON minutes (note_id);
