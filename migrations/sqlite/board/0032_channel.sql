-- Chat channels, which the board tells by itself what happened (src/domain/chat/): what is set as JSON; the secrets sealed with a key that lies in a file
-- (docs/chat.md); the last entry of the public log that was told or passed over; and how sending goes. Of no note and of nobody.
CREATE TABLE channel (
    id BLOB NOT NULL PRIMARY KEY,
    settings TEXT NOT NULL,
    secrets BLOB NOT NULL,
    version INTEGER NOT NULL,
    sent_seq INTEGER NOT NULL,
    sent_on TEXT,
    failures INTEGER NOT NULL,
    retry_at INTEGER NOT NULL,
    why TEXT,
    given_up INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a channel was told that stands in no entry of the log: that a theme closes soon, and what a month brought.
CREATE TABLE channel_told (
    channel_id BLOB NOT NULL REFERENCES channel (id),
    told TEXT NOT NULL,
    PRIMARY KEY (channel_id, told)
) STRICT, WITHOUT ROWID;
