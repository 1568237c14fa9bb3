-- 様式: what the office's reports begin and end with, and their sections, as JSON. One row, and none as long as nobody set it.
CREATE TABLE letterhead (
    place BIGINT NOT NULL PRIMARY KEY CHECK (place = 1),
    settings TEXT NOT NULL
);

-- 文書番号: the number of a theme's report in the office's register, where it has one.
CREATE TABLE report_number (
    theme_id UUID NOT NULL PRIMARY KEY REFERENCES theme (id),
    number TEXT NOT NULL
);
