-- Whether the theme was opened in an emergency, from a template; marked so wherever it is shown, and never changed.
ALTER TABLE theme ADD COLUMN emergency INTEGER NOT NULL DEFAULT 0;
