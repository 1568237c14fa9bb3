-- The public log: the one table with an order of rows, which is its purpose. Days, no times.
CREATE TABLE log (
    seq BIGINT NOT NULL PRIMARY KEY,
    day DATE NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev BYTEA NOT NULL,
    hash BYTEA NOT NULL
);

-- Marks of printed slips (Drawn): SHA-256 of theme and secret under a label of its own, so that no mark equals a credential.
CREATE TABLE slip (
    theme_id UUID NOT NULL REFERENCES theme (id),
    mark BYTEA NOT NULL,
    PRIMARY KEY (theme_id, mark)
);

-- `quorum`: tickets that must be out before anybody posts. `box_day`, `box_hour`: the next opening of a box that is not live.
-- `archive_after`: days after the last day on which an answered theme is archived by itself.
ALTER TABLE theme ADD COLUMN quorum BIGINT NOT NULL DEFAULT 0;
ALTER TABLE theme ADD COLUMN box_day DATE;
ALTER TABLE theme ADD COLUMN box_hour BIGINT;
ALTER TABLE theme ADD COLUMN archive_after BIGINT;

-- What the log commits to: the salt of a text's hash, and H(w(n)). NULL for notes from before the log. In `pending`, the withdrawal
-- is w(n) itself, which the log publishes.
ALTER TABLE inbox ADD COLUMN salt BYTEA;
ALTER TABLE inbox ADD COLUMN withdrawal BYTEA;
ALTER TABLE note ADD COLUMN salt BYTEA;
ALTER TABLE note ADD COLUMN withdrawal BYTEA;
ALTER TABLE pending ADD COLUMN salt BYTEA;
ALTER TABLE pending ADD COLUMN withdrawal BYTEA;
