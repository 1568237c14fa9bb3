-- Whose posting is stopped in a theme: the author tag of one of their notes, copied, so that withdrawing the note changes nothing.
-- `proposed_by` is a digest of theme, note and account, until a second account has confirmed; NULL from then on. No name, no time.
CREATE TABLE block (
    theme_id UUID NOT NULL REFERENCES theme (id),
    note_id UUID NOT NULL,
    author_tag BYTEA NOT NULL,
    proposed_by BYTEA,
    PRIMARY KEY (theme_id, note_id)
);
