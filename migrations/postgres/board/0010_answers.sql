-- Answers: what the office says to a group or to a note. `item` is the id of either; `note_id` is there where it is a note, and a note that is taken back takes its rows along.
-- A publication shows several answers at once, with the groups as the bench's trail had left them at `step`. What was published is never changed.
CREATE TABLE publication (
    theme_id UUID NOT NULL REFERENCES theme (id),
    number BIGINT NOT NULL,
    step BIGINT NOT NULL,
    published_on DATE NOT NULL,
    PRIMARY KEY (theme_id, number)
);
CREATE TABLE answer (
    theme_id UUID NOT NULL,
    number BIGINT NOT NULL,
    item UUID NOT NULL,
    note_id UUID REFERENCES note (id),
    status TEXT NOT NULL,
    reason TEXT,
    body TEXT NOT NULL,
    department TEXT NOT NULL,
    due_on DATE,
    check_on DATE,
    evidence TEXT NOT NULL,
    PRIMARY KEY (theme_id, number, item),
    FOREIGN KEY (theme_id, number) REFERENCES publication (theme_id, number)
);
CREATE INDEX answer_of_note ON answer (note_id);

-- Answers that wait to be published. `version` rises with each save.
CREATE TABLE draft (
    theme_id UUID NOT NULL REFERENCES theme (id),
    item UUID NOT NULL,
    note_id UUID REFERENCES note (id),
    status TEXT NOT NULL,
    reason TEXT,
    body TEXT NOT NULL,
    department TEXT NOT NULL,
    due_on DATE,
    check_on DATE,
    evidence TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (theme_id, item)
);
CREATE INDEX draft_of_note ON draft (note_id);

-- What reviewers note beside an item, for reviewers alone. Only ever added to.
CREATE TABLE remark (
    theme_id UUID NOT NULL REFERENCES theme (id),
    number BIGINT NOT NULL,
    item UUID NOT NULL,
    note_id UUID REFERENCES note (id),
    reviewer BYTEA NOT NULL,
    written_on DATE NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (theme_id, number)
);
CREATE INDEX remark_of_note ON remark (note_id);
