-- Version 2 of the log. `author_key`: a note's own public key, with which its author's ticket signs what it does to the note; NULL for notes
-- from before, which have `withdrawal`. `revisions`: how many new texts the log tells of. `signed`: the signature that the next tick publishes.
ALTER TABLE inbox ADD COLUMN author_key BYTEA;
ALTER TABLE note ADD COLUMN author_key BYTEA;
ALTER TABLE note ADD COLUMN revisions BIGINT NOT NULL DEFAULT 0;
ALTER TABLE pending ADD COLUMN signed BYTEA;

-- Notes that were taken back: sent again by a browser that does not know, they do not come back.
CREATE TABLE withdrawn (
    theme_id UUID NOT NULL REFERENCES theme (id),
    note_id UUID NOT NULL,
    PRIMARY KEY (theme_id, note_id)
);
