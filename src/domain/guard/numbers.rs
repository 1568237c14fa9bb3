//! Telephone numbers, e-mail addresses, staff numbers.

use std::ops::Range;

use super::chars::{
    any_at, before, counts_something, digits_end, ends_with, one_of, skip, word_at,
};

/// Whatever stands between the groups of a telephone number; the long vowel mark is what a kana
/// keyboard types for a hyphen.
const BETWEEN: &str = "-ー() ";

/// A Japanese telephone number (10 or 11 digits from 0, or after +81), a shorter one after 電話 or
/// TEL, or an extension after 内線.
pub(super) fn phone(text: &[char]) -> Option<Range<usize>> {
    (0..text.len()).find_map(|i| {
        domestic(text, i)
            .or_else(|| abroad(text, i))
            .or_else(|| labelled(text, i))
            .map(|end| i..end)
    })
}

/// Groups of digits from `i` on: their lengths, and the place behind the last. Stops after four: no
/// telephone number has as many.
fn groups(text: &[char], i: usize) -> (Vec<usize>, usize) {
    let mut lengths = Vec::new();
    let (mut next, mut end) = (i, i);
    while lengths.len() < 4 {
        let stop = digits_end(text, next);
        if stop == next {
            break;
        }
        lengths.push(stop - next);
        end = stop;
        next = skip(text, stop, BETWEEN, 2);
    }
    (lengths, end)
}

fn domestic(text: &[char], i: usize) -> Option<usize> {
    // Not from the middle of a longer number or date.
    if text.get(i) != Some(&'0')
        || text.get(i + 1) == Some(&'0')
        || before(text, i, |c| c.is_ascii_alphanumeric() || one_of("-/.,+", c))
    {
        return None;
    }
    let (lengths, end) = groups(text, i);
    let shaped = match lengths.as_slice() {
        [_] => true,
        [area, .., last] => lengths.len() <= 3 && (2..=5).contains(area) && (3..=4).contains(last),
        [] => false,
    };
    (shaped && matches!(lengths.iter().sum(), 10 | 11)).then_some(end)
}

fn abroad(text: &[char], i: usize) -> Option<usize> {
    let (lengths, end) = groups(text, skip(text, word_at(text, i, "+81")?, BETWEEN, 2));
    matches!(lengths.iter().sum(), 9..=11).then_some(end)
}

fn labelled(text: &[char], i: usize) -> Option<usize> {
    if let Some(end) = any_at(text, i, &["内線番号", "内線"]) {
        let start = skip(text, end, "は:・の(#-. ", 2);
        let end = digits_end(text, start);
        return ((2..=6).contains(&(end - start)) && !counts_something(text, end)).then_some(end);
    }
    let label = any_at(text, i, &["電話番号", "電話", "携帯", "tel"])?;
    let (lengths, end) = groups(text, skip(text, label, "は:・の(#-. ", 2));
    (lengths.len() >= 2 && lengths.last() == Some(&4) && lengths.iter().sum::<usize>() >= 6)
        .then_some(end)
}

/// An e-mail address: something, `@`, and a host with a dot.
pub(super) fn mail(text: &[char]) -> Option<Range<usize>> {
    let local = |c: &char| c.is_ascii_alphanumeric() || one_of("._%+-", *c);
    let host = |c: &char| c.is_ascii_alphanumeric() || one_of(".-", *c);
    (0..text.len()).filter(|i| text[*i] == '@').find_map(|at| {
        let start = at - text[..at].iter().rev().take_while(|c| local(c)).count();
        let end = at + 1 + text[at + 1..].iter().take_while(|c| host(c)).count();
        let name: String = text[at + 1..end].iter().collect();
        let name = name.trim_end_matches(['.', '-']);
        let (domain, top) = name.rsplit_once('.')?;
        let good = start < at
            && !domain.is_empty()
            && top.len() >= 2
            && top.bytes().all(|b| b.is_ascii_alphabetic());
        good.then(|| start..at + 1 + name.len())
    })
}

/// A number after 職員番号, ID and the like, or five digits and more that count nothing.
pub(super) fn staff_number(text: &[char]) -> Option<Range<usize>> {
    (0..text.len())
        .find_map(|i| named_number(text, i).or_else(|| bare_number(text, i)).map(|end| i..end))
}

fn named_number(text: &[char], i: usize) -> Option<usize> {
    const LABELS: &[&str] = &[
        "職員番号",
        "社員番号",
        "従業員番号",
        "職員コード",
        "社員コード",
        "職員id",
        "社員id",
        "employee id",
        "employee no",
        "staff id",
        "id",
    ];
    let label = any_at(text, i, LABELS)?;
    // "id" is also the end of many words, and the beginning of more.
    if before(text, i, |c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let start = skip(text, label, "は:が=#.の「( ", 3);
    let digits = skip(text, start, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-", 3);
    if digits > start && start == label {
        return None;
    }
    let end = digits_end(text, digits);
    (end - digits >= 3 && !counts_something(text, end)).then_some(end)
}

fn bare_number(text: &[char], i: usize) -> Option<usize> {
    // The rest of a number, of a decimal, of an address, of a price.
    if before(text, i, |c| c.is_ascii_digit() || one_of("/=_&?.,¥$第", c)) {
        return None;
    }
    let end = digits_end(text, i);
    if end < i + 5 || counts_something(text, end) {
        return None;
    }
    // Two letters before belong to the name of a standard or a product; one may belong to the
    // number.
    let head =
        &text[..i - text[..i].iter().rev().take(2).take_while(|c| one_of(" -:", **c)).count()];
    let named = head.len() >= 2 && head.iter().rev().take(2).all(char::is_ascii_alphabetic)
        || ["エラー", "コード", "ポート", "型番", "品番", "伝票番号", "管理番号", "郵便番号", "〒"]
            .iter()
            .any(|word| ends_with(head, word));
    // A comma or point and a digit go on with an amount.
    let goes_on = text.get(end).is_some_and(|c| one_of(",.", *c))
        && text.get(end + 1).is_some_and(char::is_ascii_digit);
    let phone = domestic(text, i).is_some()
        || (3..=5).any(|n| i.checked_sub(n).is_some_and(|plus| abroad(text, plus).is_some()));
    (!named && !goes_on && !phone && !is_day(&text[i..end])).then_some(end)
}

/// 20200803 is a day, perhaps in the name of a file.
fn is_day(digits: &[char]) -> bool {
    let text: String = digits.iter().collect();
    text.len() == 8
        && (text.starts_with("19") || text.starts_with("20"))
        && text[4..6] <= *"12"
        && text[6..] <= *"31"
}
