-- Ideas for themes that the office added to the library, as JSON (src/domain/library/own.rs). Of no note and of nobody.
CREATE TABLE own_idea (
    id UUID NOT NULL PRIMARY KEY,
    words TEXT NOT NULL,
    version BIGINT NOT NULL
);
