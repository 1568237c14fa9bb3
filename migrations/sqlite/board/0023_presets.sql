-- The office's presets of themes: rules and durations as JSON, without a date and without a question. `usual`: new themes begin with it; one
-- at the most.
CREATE TABLE preset (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    usual INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
