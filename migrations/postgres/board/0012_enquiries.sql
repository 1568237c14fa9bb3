-- Enquiries (照会): two questions to a department about groups and notes. A department is an office, and nobody is named, neither who asks nor who answers.
-- `form_key` makes a form that is sent twice one enquiry. A dropped one keeps its number, so that no other is ever taken for it. `step` is the step of the bench whose groups were sent; `asked` how many items, also of those that are taken back. Of the link there is its hash alone. `saves` rises with each save of replies, `version` with whatever else changes.
CREATE TABLE enquiry (
    theme_id UUID NOT NULL REFERENCES theme (id),
    number BIGINT NOT NULL,
    form_key UUID NOT NULL UNIQUE,
    department TEXT NOT NULL,
    covering TEXT NOT NULL,
    due_on DATE NOT NULL,
    state TEXT NOT NULL,
    sent_on DATE,
    step BIGINT,
    asked BIGINT NOT NULL,
    token_hash BYTEA UNIQUE,
    expires_on DATE,
    saves BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (theme_id, number)
);

-- What is asked about. `item` is the id of a group or a note; `note_id` is there where it is a note, and a note that is taken back takes its rows along.
CREATE TABLE enquiry_item (
    theme_id UUID NOT NULL,
    number BIGINT NOT NULL,
    item UUID NOT NULL,
    note_id UUID REFERENCES note (id),
    PRIMARY KEY (theme_id, number, item),
    FOREIGN KEY (theme_id, number) REFERENCES enquiry (theme_id, number)
);
CREATE INDEX enquiry_item_of_note ON enquiry_item (note_id);

-- What the department replied: which save, by which way, on which day. Only ever added to; the last one of an item stands.
CREATE TABLE enquiry_reply (
    theme_id UUID NOT NULL,
    number BIGINT NOT NULL,
    item UUID NOT NULL,
    nth BIGINT NOT NULL,
    note_id UUID REFERENCES note (id),
    way TEXT NOT NULL,
    replied_on DATE NOT NULL,
    handling TEXT NOT NULL,
    plans TEXT NOT NULL,
    PRIMARY KEY (theme_id, number, item, nth),
    FOREIGN KEY (theme_id, number) REFERENCES enquiry (theme_id, number)
);
CREATE INDEX enquiry_reply_of_note ON enquiry_reply (note_id);
