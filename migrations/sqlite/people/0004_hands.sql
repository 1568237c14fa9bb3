-- Hands: staff who offered help with something that will be done, by name or department. The id of the item is here and no word of it; nothing
-- refers to the board. No time but the last day on which a row is kept, which is the same for everybody who came in that year. `token_hash` is
-- the SHA-256 of the 256 random bits of their own link.
CREATE TABLE hand (
    id BLOB NOT NULL PRIMARY KEY,
    theme_id BLOB NOT NULL,
    item TEXT NOT NULL,
    name TEXT NOT NULL,
    skills TEXT NOT NULL,
    advises INTEGER NOT NULL,
    joins INTEGER NOT NULL,
    contact TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    until_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX hand_of_item ON hand (theme_id, item);
