-- What the notes of a theme are: 'usual', or 'choosing' where they are proposals of themes to come; fixed once the theme opens.
ALTER TABLE theme ADD COLUMN kind TEXT NOT NULL DEFAULT 'usual';
