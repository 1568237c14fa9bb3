//! The texts of paper: notes that are typed in, and what is printed.

texts!(Paper {
    title, lead, open, next, keys, column, text, stickers, enter, typed, corrected, taken_back, closed, list, none, rule, on_paper, on_screen, in_box,
    hangs, of_ticket, mend, mend_title, count, text_stays, save, take_back, take_back_says, of_these, mark, mark_says, log_counted, log_corrected, log_taken_back, table_prompt, table_text, table_stickers, table_example, example, table_empty, table_encoding, table_locked,
    table_macros, table_broken, import_title, import_lead, import_take, file, file_hint, pasted, look, dry_title, line, becomes, becomes_again,
    print_title, print_lead, print_blank, print_wall, print_poster, print_large, print_says, slip_says, slip_stick, poster_1, poster_2, poster_3,
    slip_place, photo_title, photo_lead, photo_take, photo_file, photo_look, photo_missing, photo_heic, photo_kind, photo_broken, photo_no_slip, photo_slips, photo_skip, photo_other, photo_gone, photo_enter;
    sum(usize, u32), stickers_hint(u32), digital(u32), paper_only(u32), split(u32, u32), log_pinned(usize), imported(usize), table_large(usize), table_columns(&[&str], &[&str]), dry_good(usize), dry_bad(usize, usize), enter_all(usize),
    becomes_note(&str, u32),
    photo_hint(usize, usize), photo_large(usize), photo_pixels(usize), photo_all_unread(usize), photo_found(usize), photo_more(usize), photo_unread(usize), photo_slip(usize), photo_alt(usize), photo_proposed(usize, usize), photo_now(u32, u32), photo_done(usize, usize),
});
