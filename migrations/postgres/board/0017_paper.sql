-- Notes that were written on paper and typed in. `paper`: such a note; it has no author's tag, and who typed it in stands nowhere.
-- `paper_stickers`: stickers that were counted on paper, also on the slip of a note from the screen; never among `stickers`. `paper_salt`: of
-- the hash by which the log holds that count; NULL where nothing was ever counted on paper. In the box `paper_stickers` is NULL for a note
-- with a ticket.
ALTER TABLE inbox ADD COLUMN paper_stickers BIGINT;
ALTER TABLE note ADD COLUMN paper BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE note ADD COLUMN paper_stickers BIGINT NOT NULL DEFAULT 0;
ALTER TABLE note ADD COLUMN paper_salt BYTEA;
