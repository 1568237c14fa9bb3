-- Suggested groups that came in a file: which notes it puts together, and what it calls them. A file takes the place of the one before; a note that is taken back takes its row along.
CREATE TABLE brought (
    note_id UUID NOT NULL PRIMARY KEY REFERENCES note (id),
    theme_id UUID NOT NULL,
    place BIGINT NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX brought_of_theme ON brought (theme_id);
