//! A scanner of characters: what stands at a place, before it, and how far it goes on.

/// The place behind `word` if it stands at `i`. Words are given in lower case; Latin letters match
/// in either.
#[inline(never)]
pub(super) fn word_at(text: &[char], i: usize, word: &str) -> Option<usize> {
    let mut end = i;
    for expected in word.chars() {
        if text.get(end)?.to_ascii_lowercase() != expected {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The place behind the first of `words` that stands at `i`; longer words go before their
/// beginnings.
#[inline(never)]
pub(super) fn any_at(text: &[char], i: usize, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| word_at(text, i, word))
}

/// Whether `c` is in `set`. Not inlined, like the others here: they are called a hundred times, and
/// every browser loads them.
#[inline(never)]
pub(super) fn one_of(set: &str, c: char) -> bool {
    set.chars().any(|one| one == c)
}

/// Whether `text` ends in `word`.
#[inline(never)]
pub(super) fn ends_with(text: &[char], word: &str) -> bool {
    let mut rest = text.iter().rev();
    word.chars().rev().all(|expected| rest.next() == Some(&expected))
}

/// The place behind at most `most` characters of `set` from `i` on.
#[inline(never)]
pub(super) fn skip(text: &[char], i: usize, set: &str, most: usize) -> usize {
    i + text.iter().skip(i).take(most).take_while(|c| one_of(set, **c)).count()
}

/// The place behind the digits at `i`.
#[inline(never)]
pub(super) fn digits_end(text: &[char], i: usize) -> usize {
    i + text.iter().skip(i).take_while(|c| c.is_ascii_digit()).count()
}

/// The digits at `i` as a number, and the place behind them; at most four digits.
#[inline(never)]
pub(super) fn number_at(text: &[char], i: usize) -> Option<(u32, usize)> {
    let end = digits_end(text, i);
    let digits = text.get(i..end).filter(|digits| (1..=4).contains(&digits.len()))?;
    Some((
        digits.iter().fold(0, |number, digit| number * 10 + digit.to_digit(10).unwrap_or(0)),
        end,
    ))
}

/// Whether a character stands before `i` for which `test` holds.
pub(super) fn before(text: &[char], i: usize, test: impl Fn(char) -> bool) -> bool {
    i.checked_sub(1).and_then(|i| text.get(i)).is_some_and(|c| test(*c))
}

/// What is counted, from its first character: 円, 人, ページ, km, 以上 … A number before it is an
/// amount and no one's number.
pub(super) fn counts_something(text: &[char], i: usize) -> bool {
    const COUNTERS: &str = "円人件年名個枚台回歩時分秒頁ペ部冊本票世戸万千億字文行ド点通箱食席月日週校社店機基棟室床坪号品種か箇ヶケ倍割%℃°以未近超前ほくぐ程余弱強つキメ平立";
    let i = skip(text, i, " ", 1);
    any_at(text, i, &["を超", "を越", "フィート"]).is_some()
        || text.get(i).is_some_and(|c| one_of(COUNTERS, *c) || c.is_ascii_alphabetic())
}
