-- What people with accounts did, for the office that must be able to say so: never anything that staff did. One row may stand for the same thing
-- done several times in a quarter of an hour. `account_id` is empty where somebody tried to sign in with an address that no account has; what they
-- typed is not kept. Times are Unix seconds. The rows are written anew once a day with those of the roster, so that nothing tells how these lie
-- in time beside those.
CREATE TABLE act (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB REFERENCES account (id),
    what TEXT NOT NULL,
    theme_id BLOB,
    other_id BLOB,
    at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX act_at ON act (at);
