-- How a suggested group was made that a step accepted or refused: version, settings and shared words.
ALTER TABLE step ADD COLUMN basis TEXT;

-- The notes of a suggested group that a step refused for good; a step that undid another lifts it. A note that is taken back takes its rows along.
CREATE TABLE refusal (
    note_id BLOB NOT NULL REFERENCES note (id),
    theme_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (note_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX refusal_of_theme ON refusal (theme_id);

-- 政策分野: the office's own fields of policy, in their order, each with the words of notes about it. None are stored as long as nobody edited the list.
CREATE TABLE policy_field (
    place INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT, WITHOUT ROWID;
