-- Items with which staff may offer help: that they may, and nothing of who does, which stands in the people's database alone.
CREATE TABLE help_wanted (
    theme_id UUID NOT NULL REFERENCES theme (id),
    item UUID NOT NULL,
    note_id UUID REFERENCES note (id),
    PRIMARY KEY (theme_id, item)
);
CREATE INDEX help_wanted_of_note ON help_wanted (note_id);

-- 提案制度: the forms of the office's own schemes, in their order, each with its fields, one a line: what it is filled with, and its heading. None are stored as long as nobody edited them.
CREATE TABLE scheme (
    place BIGINT NOT NULL PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    fields TEXT NOT NULL
);

-- Drafts for these forms, of a group or a note (`note_id`, with which they go). `texts` are the headings with their texts, as JSON: they outlive a form that was changed. `version` rises with each save.
CREATE TABLE proposal (
    theme_id UUID NOT NULL REFERENCES theme (id),
    item UUID NOT NULL,
    scheme TEXT NOT NULL,
    note_id UUID REFERENCES note (id),
    scheme_name TEXT NOT NULL,
    texts TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (theme_id, item, scheme)
);
CREATE INDEX proposal_of_note ON proposal (note_id);
