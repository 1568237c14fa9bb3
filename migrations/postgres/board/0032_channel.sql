-- Chat channels, which the board tells by itself what happened (src/domain/chat/): what is set as JSON; the secrets sealed with a key that lies in a file
-- (docs/chat.md); the last entry of the public log that was told or passed over; and how sending goes. Of no note and of nobody.
CREATE TABLE channel (
    id UUID NOT NULL PRIMARY KEY,
    settings TEXT NOT NULL,
    secrets BYTEA NOT NULL,
    version BIGINT NOT NULL,
    sent_seq BIGINT NOT NULL,
    sent_on DATE,
    failures BIGINT NOT NULL,
    retry_at BIGINT NOT NULL,
    why TEXT,
    given_up BOOLEAN NOT NULL
);

-- What a channel was told that stands in no entry of the log: that a theme closes soon, and what a month brought.
CREATE TABLE channel_told (
    channel_id UUID NOT NULL REFERENCES channel (id),
    told TEXT NOT NULL,
    PRIMARY KEY (channel_id, told)
);
