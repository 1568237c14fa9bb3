-- Whether the theme was opened in an emergency, from a template; marked so wherever it is shown, and never changed.
ALTER TABLE theme ADD COLUMN emergency BOOLEAN NOT NULL DEFAULT FALSE;
