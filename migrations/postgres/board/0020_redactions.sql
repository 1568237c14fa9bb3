-- 開示用: what was decided about words of a theme's notes for a copy that is disclosed, a row for each note in which they stand. With the note the words go.
CREATE TABLE redaction (
    note_id UUID NOT NULL REFERENCES note (id),
    words TEXT NOT NULL,
    ruling TEXT NOT NULL,
    PRIMARY KEY (note_id, words)
);
