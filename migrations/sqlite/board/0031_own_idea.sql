-- Ideas for themes that the office added to the library, as JSON (src/domain/library/own.rs). Of no note and of nobody.
CREATE TABLE own_idea (
    id BLOB NOT NULL PRIMARY KEY,
    words TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
