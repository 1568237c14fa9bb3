//! What is proposed, decided and covered.

use uuid::Uuid;

use super::*;
use crate::domain::{ids::PromptId, note::HideReason, stickers::StickerCount};

fn note(n: u128, text: &str) -> Note {
    Note {
        id: NoteId(Uuid::from_u128(n)),
        prompt: PromptId(Uuid::from_u128(1)),
        text: text.to_owned(),
        stickers: StickerCount::default(),
        paper: false,
        hidden: None,
        opening: 1,
    }
}

fn decided(words: &str, ruling: Ruling) -> RuledWords {
    RuledWords { words: words.to_owned(), ruling }
}

fn words(passages: &[Passage]) -> Vec<&str> {
    passages.iter().map(|one| one.words.as_str()).collect()
}

#[test]
fn every_hint_of_a_note_is_proposed_and_not_the_first_of_a_kind_alone() {
    let notes = [note(1, "田中さんと佐藤課長に 03-1234-5678 か 090-1234-5678 で聞く")];
    let found = passages(&notes, &[]);
    let found = words(&found).join("|");
    for one in ["田中さん", "佐藤課長", "03-1234-5678", "090-1234-5678"] {
        assert!(found.contains(one), "{one} in {found}");
    }
}

#[test]
fn words_are_proposed_once_and_name_all_their_notes() {
    let notes = [note(1, "田中さんの席"), note(2, "静か"), note(3, "席は田中さん")];
    let found = passages(&notes, &[]);
    let of = found.iter().find(|one| one.words == "田中さん").expect("proposed");
    assert_eq!(of.notes, [notes[0].id, notes[2].id]);
    assert_eq!((of.kind, of.ruling, of.treated()), (Some(Kind::Name), None, Ruling::Person));
}

#[test]
fn what_is_decided_comes_last_and_words_of_ones_own_are_kept() {
    let notes = [note(1, "三階の窓口で田中さんが泣いた"), note(2, "佐藤課長の話")];
    let decisions = [
        decided("田中さん", Ruling::Shown),
        decided("三階の窓口", Ruling::Operation),
        decided("消えた言葉", Ruling::Person),
    ];
    let found = passages(&notes, &decisions);
    assert_eq!(found[0].words, "佐藤課長");
    assert!(found.iter().all(|one| one.words != "消えた言葉"), "it is in no note");
    let own = found.iter().find(|one| one.words == "三階の窓口").expect("kept");
    assert_eq!((own.kind, own.ruling), (None, Some(Ruling::Operation)));
}

#[test]
fn hidden_notes_are_not_looked_at() {
    let hidden = Note { hidden: Some(HideReason::PersonalData), ..note(1, "田中さん") };
    assert_eq!(passages(&[hidden], &[decided("田中さん", Ruling::Person)]), []);
}

#[test]
fn covered_words_leave_nothing_not_even_their_length() {
    let notes = [note(1, "田中さんと長谷川さんの席。窓口は静か")];
    let found = passages(&notes, &[decided("窓口", Ruling::Shown)]);
    let masks = Masks::of(&found);
    assert_eq!(masks.put_on(&notes[0].text, Copy::Disclosed), "■■■と■■■の席。窓口は静か");
    assert_eq!(
        masks.put_on(&notes[0].text, Copy::Working),
        "【田中さん】と【長谷川さん】の席。窓口は静か"
    );
}

#[test]
fn words_that_overlap_or_touch_are_covered_as_one() {
    let decisions = ["ああ", "いう", "うえ"].map(|one| decided(one, Ruling::Person));
    let notes = [note(1, "あああいうえお")];
    let masks = Masks::of(&passages(&notes, &decisions));
    assert_eq!(masks.put_on("あああいうえお", Copy::Disclosed), "■■■お");
    assert!(Masks::default().is_empty());
    assert_eq!(Masks::default().put_on("そのまま", Copy::Disclosed), "そのまま");
}

#[test]
fn a_whole_note_can_be_covered() {
    let text = "あの人が嫌い\n本当に";
    let notes = [note(1, text)];
    let words = parse_words(text).expect("as long as a note");
    let masks = Masks::of(&passages(&notes, &[decided(&words, Ruling::Person)]));
    assert_eq!(masks.put_on(text, Copy::Disclosed), COVER);
}
