-- Accounts that are invited, and accounts that have ended. `state`: invited, active, ended; who has ended never becomes anything else, and the row
-- stays, so that nobody else signs in under that name. `ended_at` as Unix seconds.
ALTER TABLE account ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
ALTER TABLE account ADD COLUMN ended_at INTEGER;

-- Links with which invited people set their first password: the SHA-256 of 256 random bits. At most one of an account is `open`; one that was
-- used, replaced or ended stays, so that whoever comes with it is told which.
CREATE TABLE invitation (
    token_hash BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX invitation_of_account ON invitation (account_id);
