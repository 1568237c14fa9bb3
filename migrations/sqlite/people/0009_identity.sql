-- People who sign in at the office's own provider (OpenID Connect): which account is theirs. `issuer` and `subject` as the provider names itself and
-- them; such an account has no password. The row stays when the account ends: whoever comes with it is told so, and gets no other account.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account_id BLOB NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;
