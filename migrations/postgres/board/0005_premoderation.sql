-- Whether organizers read each note before it is shown; fixed once the theme opens.
ALTER TABLE theme ADD COLUMN premoderated BOOLEAN NOT NULL DEFAULT FALSE;
