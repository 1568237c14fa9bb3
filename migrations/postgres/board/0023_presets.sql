-- The office's presets of themes: rules and durations as JSON, without a date and without a question. `usual`: new themes begin with it; one
-- at the most.
CREATE TABLE preset (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    usual BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
