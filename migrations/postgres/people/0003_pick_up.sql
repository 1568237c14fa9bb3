-- Pick-ups without a person: `mark` follows from the personal link and the theme's key file, and the link is stored as a hash only. So a copy
-- of this table, with all keys, tells neither who has picked up nor when somebody did; and whoever comes back with the same link is known again,
-- after a crash too. `envelope` is a keyed hash of the envelope that was stamped, so that the same one is stamped again where the answer was
-- lost. The bits in `eligibility` are written later, many together (docs/anonymity.md, section 11).
CREATE TABLE pick_up (
    theme_id UUID NOT NULL,
    mark BYTEA NOT NULL,
    envelope BYTEA NOT NULL,
    PRIMARY KEY (theme_id, mark)
);

-- What the version before left waiting for its next tick.
UPDATE eligibility SET issued = TRUE WHERE NOT issued AND EXISTS (SELECT 1 FROM issue_pending
    WHERE issue_pending.theme_id = eligibility.theme_id AND issue_pending.person_id = eligibility.person_id);
DROP TABLE issue_pending;

-- A link is not used up: a column that flips when its person comes would tell when they came, and so would a page that answers otherwise.
ALTER TABLE link DROP COLUMN used;
