-- The public key with which a Sealed theme's tickets are stamped; set when the theme first leaves draft, and never changed after.
ALTER TABLE theme ADD COLUMN stamp_key BLOB;
