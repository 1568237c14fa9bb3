-- SHA-256 of the theme's pepper under a label of its own: what tells its key file from another (docs/anonymity.md section 3). NULL for themes
-- from before it until the next start, and again once the theme is archived and its key destroyed.
ALTER TABLE theme ADD COLUMN key_check BLOB;
