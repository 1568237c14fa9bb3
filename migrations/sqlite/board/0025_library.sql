-- Of which idea of the library a theme was made. Of no note and of nobody; it goes with the theme.
CREATE TABLE theme_idea (
    theme_id BLOB NOT NULL PRIMARY KEY REFERENCES theme (id) ON DELETE CASCADE,
    idea TEXT NOT NULL
) STRICT, WITHOUT ROWID;
