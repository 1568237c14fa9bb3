-- 回答する日: the day on which the office answers a theme, where it promises one. Never before the theme's last day.
ALTER TABLE theme ADD COLUMN answers_on TEXT;
