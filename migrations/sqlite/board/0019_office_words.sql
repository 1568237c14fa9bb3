-- この役所のことば: the office's own words, in their order, which no dictionary has.
CREATE TABLE office_word (
    place INTEGER NOT NULL PRIMARY KEY,
    word TEXT NOT NULL
) STRICT, WITHOUT ROWID;
