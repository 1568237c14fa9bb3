-- ごみ箱: drafts that were deleted, as the form that planned them (JSON), for thirty days. No note, ticket or key hangs on any.
CREATE TABLE trash (
    id UUID NOT NULL PRIMARY KEY,
    form TEXT NOT NULL,
    parent_id UUID,
    item TEXT,
    example BOOLEAN NOT NULL,
    deleted_on DATE NOT NULL
);

-- Addresses that staff have seen, and of which theme: none of them is given to another one, also when that theme is deleted.
CREATE TABLE used_slug (
    slug TEXT NOT NULL PRIMARY KEY,
    theme_id UUID NOT NULL
);
INSERT INTO used_slug (slug, theme_id) SELECT slug, id FROM theme WHERE state <> 'draft';
