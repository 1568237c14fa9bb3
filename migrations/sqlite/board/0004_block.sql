-- Whose posting is stopped in a theme: the author tag of one of their notes, copied, so that withdrawing the note changes nothing.
-- `proposed_by` is a digest of theme, note and account, until a second account has confirmed; NULL from then on. No name, no time.
CREATE TABLE block (
    theme_id BLOB NOT NULL REFERENCES theme (id),
    note_id BLOB NOT NULL,
    author_tag BLOB NOT NULL,
    proposed_by BLOB,
    PRIMARY KEY (theme_id, note_id)
) STRICT, WITHOUT ROWID;
