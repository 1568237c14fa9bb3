-- Days of a theme that staff were told and that are others now, as JSON (src/domain/day_change.rs), with the office's reason: everybody reads it on the
-- board. By the version of the theme that has them.
CREATE TABLE day_change (
    theme_id UUID NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    made_on DATE NOT NULL,
    days TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (theme_id, version)
);
