-- Passkeys (WebAuthn, level 3) of people with accounts: the public half, as the library keeps it. They go when their account ends.
CREATE TABLE passkey (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    credential_id BYTEA NOT NULL UNIQUE,
    credential TEXT NOT NULL,
    added_on DATE NOT NULL,
    used_on DATE
);
CREATE INDEX passkey_of_account ON passkey (account_id);

-- What a browser was asked a moment ago, for five minutes and for one answer: the SHA-256 of the token that comes back with it. `account_id` and
-- `name` where a passkey is added, neither where somebody signs in. Times are Unix seconds.
CREATE TABLE ceremony (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    account_id UUID REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
