//! The texts of days that are others than staff were told.

texts!(DayChangeTexts {
    title, before, why, why_hint, close_why, close_hint, opens, closes, answers, posting, stickers, nothing, gone;
    moved(&str, &str, &str), begun(&str, &str), ended(&str, &str), closed(&str, &str), reopened(&str), because(&str), made(&str, &str),
});
