-- The address of an account's calendar feed: the SHA-256 of 256 random bits. One of an account; it goes when the account ends.
CREATE TABLE feed (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL UNIQUE
) STRICT;
