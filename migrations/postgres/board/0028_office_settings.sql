-- What the office sets for the whole board, as JSON (src/domain/office_settings.rs); none as long as nobody set anything. The passphrase of readers is in it
-- as a key that is worth nothing without the key file (docs/anonymity.md, section 12).
CREATE TABLE office_settings (
    place BIGINT NOT NULL PRIMARY KEY CHECK (place = 1),
    settings TEXT NOT NULL
);

-- The board that somebody tries out and throws away, as JSON (src/domain/trial.rs): of no theme, with no ticket, told in no log, counted nowhere.
CREATE TABLE trial (
    place BIGINT NOT NULL PRIMARY KEY CHECK (place = 1),
    content TEXT NOT NULL
);
