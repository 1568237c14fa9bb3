-- Questions that reviewers ask in public under a note. A reply is a note with `question_id`: it waits in the box like any other and counts
-- nowhere. `author_proof` is the signature of the note asked about, where its author says so; `by_author` that there was one.
-- A note that is taken back takes its questions along, and the program the replies to them.
CREATE TABLE question (
    id UUID NOT NULL PRIMARY KEY,
    theme_id UUID NOT NULL REFERENCES theme (id),
    note_id UUID NOT NULL REFERENCES note (id),
    body TEXT NOT NULL,
    asked_on DATE NOT NULL
);
CREATE INDEX question_of_note ON question (note_id);
ALTER TABLE inbox ADD COLUMN question_id UUID;
ALTER TABLE inbox ADD COLUMN author_proof BYTEA;
ALTER TABLE note ADD COLUMN question_id UUID;
ALTER TABLE note ADD COLUMN by_author BOOLEAN NOT NULL DEFAULT FALSE;

-- The day on which the replies that wait come out together; none where none waits.
ALTER TABLE theme ADD COLUMN replies_on DATE;
