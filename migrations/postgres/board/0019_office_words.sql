-- この役所のことば: the office's own words, in their order, which no dictionary has.
CREATE TABLE office_word (
    place BIGINT NOT NULL PRIMARY KEY,
    word TEXT NOT NULL
);
