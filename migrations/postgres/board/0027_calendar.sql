-- The calendar of the office: its closed and open days, and the Cabinet Office's table of holidays where one was taken, as JSON. One row, and none as
-- long as nobody set it.
CREATE TABLE office_calendar (
    place BIGINT NOT NULL PRIMARY KEY CHECK (place = 1),
    settings TEXT NOT NULL
);

-- Which office this is, drawn at random: behind the @ of the events of its calendar, so that those of two offices are never taken for one another.
CREATE TABLE office (
    place BIGINT NOT NULL PRIMARY KEY CHECK (place = 1),
    id UUID NOT NULL
);
INSERT INTO office (place, id) VALUES (1, gen_random_uuid());
