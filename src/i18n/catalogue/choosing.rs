//! The texts with which organizers make drafts of what staff proposed.

texts!(ChoosingTexts {
    title, link, lead, hidden_counts, running_off, none, begun_title, begun_gone, list, take, month_hint, keeps, own_text, became, became_part,
    button, gone, panel, panel_ready, panel_later;
    running(String), group(usize), preset(&str), prompts(&[String]), ticked(usize), tied(usize), left(usize), left_tied(usize), made(usize, usize), made_none(usize),
});
