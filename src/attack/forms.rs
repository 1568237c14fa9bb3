//! Encodings of one value: a value as bytes, hexadecimal, base64 or a UUID with hyphens is the same
//! value; and times in many formats.

use uuid::Uuid;

use super::sqlite::record::Value;

/// The bytes that a text stands for: a UUID's, those of hexadecimal or base64, else the text
/// itself.
pub fn bytes_of(text: &str) -> Vec<u8> {
    let text = text.strip_prefix("\\x").or_else(|| text.strip_prefix("0x")).unwrap_or(text);
    if let (32 | 36 | 38 | 45, Ok(id)) = (text.len(), Uuid::try_parse(text)) {
        return id.as_bytes().to_vec();
    }
    hexadecimal(text).or_else(|| base64(text)).unwrap_or_else(|| text.as_bytes().to_vec())
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    if text.len() < 8 {
        return None;
    }
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?))
        .collect::<Option<_>>()
        .filter(|_| rest.is_empty())
}

/// Base64 in either alphabet, of the lengths that ids and tags have: 16, 20, 32 or 64 bytes.
fn base64(text: &str) -> Option<Vec<u8>> {
    let body = text.trim_end_matches('=');
    if ![22, 27, 43, 86].contains(&body.len()) {
        return None;
    }
    let mut bits = 0_u32;
    let mut held = 0;
    let mut bytes = Vec::with_capacity(64);
    for c in body.bytes() {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// A stored value as bytes. Small integers stand for too much to be compared.
pub fn key(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Null | Value::Real(_) => None,
        Value::Int(n) => (n.unsigned_abs() >= 1 << 24).then(|| n.to_string().into_bytes()),
        Value::Text(text) => Some(bytes_of(text)),
        Value::Blob(bytes) => Some(bytes.clone()),
    }
}

/// The words of a line, and the parts of words that stand around `=`, `:` and `/`.
pub fn words(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in line
        .split(|c: char| c.is_whitespace() || "\"'(),;[]{}<>|&?".contains(c))
        .filter(|word| !word.is_empty())
    {
        found.push(word);
        found.extend(word.split_once('=').map(|(_, value)| value));
        if word.contains([':', '/', '=']) {
            found.extend(word.split([':', '/', '=']).filter(|part| part.len() > 1));
        }
    }
    found
}

/// Microseconds since 1970 of an integer that looks like Unix seconds, milliseconds or microseconds
/// of the years 2001 to 2099.
pub fn epoch(n: i64) -> Option<i64> {
    const SECONDS: std::ops::Range<i64> = 1_000_000_000..4_100_000_000;
    [(1, 1_000_000), (1_000, 1_000), (1_000_000, 1)]
        .into_iter()
        .find(|(unit, _)| SECONDS.contains(&(n / unit)))
        .map(|(_, by)| n * by)
}

/// The time in a version 7 UUID (RFC 9562), in microseconds.
pub fn id_time(bytes: &[u8]) -> Option<i64> {
    let id: [u8; 16] = bytes.try_into().ok()?;
    if id[6] >> 4 != 7 {
        return None;
    }
    epoch(id[..6].iter().fold(0, |n, byte| (n << 8) | i64::from(*byte)))
}

/// The first time in a text, in microseconds: ISO 8601, the format of web servers' logs, or Unix
/// time.
pub fn time(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len())
        .filter(|at| bytes[*at].is_ascii_digit() && (*at == 0 || !bytes[at - 1].is_ascii_digit()));
    starts.into_iter().find_map(|at| {
        let rest = &bytes[at..];
        iso(rest).or_else(|| web_log(rest)).or_else(|| {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if [10, 13, 16].contains(&digits) { epoch(number(&rest[..digits])?) } else { None }
        })
    })
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |n, byte| {
        Some(n.checked_mul(10)? + i64::from(char::from(*byte).to_digit(10)?))
    })
}

/// `2026-11-22T10:00:00.123456+09:00`, also with a blank for the T.
fn iso(text: &[u8]) -> Option<i64> {
    if text.len() < 19 || text[4] != b'-' || text[7] != b'-' || !b"T ".contains(&text[10]) {
        return None;
    }
    let clock = clock(&text[11..])?;
    Some(
        days(number(&text[..4])?, number(&text[5..7])?, number(&text[8..10])?)? * 86_400_000_000
            + clock,
    )
}

/// `22/Nov/2026:10:00:01 +0900`.
fn web_log(text: &[u8]) -> Option<i64> {
    const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    if text.len() < 20 || text[2] != b'/' || text[6] != b'/' || text[11] != b':' {
        return None;
    }
    let month = MONTHS.as_chunks::<3>().0.iter().position(|name| name == &text[3..6])?;
    let clock = clock(&text[12..])?;
    Some(
        days(number(&text[7..11])?, i64::try_from(month).ok()? + 1, number(&text[..2])?)?
            * 86_400_000_000
            + clock,
    )
}

/// `10:00:01`, a fraction, a zone; in microseconds of the day of UTC.
fn clock(text: &[u8]) -> Option<i64> {
    if text.len() < 8 || text[2] != b':' || text[5] != b':' {
        return None;
    }
    let seconds = number(&text[..2])? * 3600 + number(&text[3..5])? * 60 + number(&text[6..8])?;
    let mut rest = &text[8..];
    let mut micros = 0;
    if let Some((b'.' | b',', fraction)) = rest.split_first() {
        let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        micros = (0..6).try_fold(0, |n, i| {
            Some(n * 10 + if i < digits { number(&fraction[i..=i])? } else { 0 })
        })?;
        rest = &fraction[digits..];
    }
    let rest = rest.trim_ascii_start();
    let zone = match rest.split_first() {
        Some((sign @ (b'+' | b'-'), zone)) if zone.len() >= 2 => {
            let hours = number(&zone[..2]).unwrap_or(0);
            let minutes = zone[2..]
                .strip_prefix(b":")
                .unwrap_or(&zone[2..])
                .get(..2)
                .and_then(number)
                .unwrap_or(0);
            (hours * 3600 + minutes * 60) * if *sign == b'-' { -1 } else { 1 }
        }
        _ => 0,
    };
    Some((seconds - zone) * 1_000_000 + micros)
}

/// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms").
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_in_many_forms() {
        let id = Uuid::from_u128(0x0011_2233_4455_4677_8899_aabb_ccdd_eeff);
        for text in [
            "00112233-4455-4677-8899-AABBCCDDEEFF",
            "00112233445546778899aabbccddeeff",
            "\\x00112233445546778899aabbccddeeff",
            "ABEiM0RVRneImaq7zN3u/w==",
        ] {
            assert_eq!(bytes_of(text), id.as_bytes(), "{text}");
        }
        assert_eq!(bytes_of("staff-0017"), b"staff-0017");
    }

    #[test]
    fn times_in_many_formats() {
        for text in [
            "at 2026-11-22T01:00:01.5Z",
            "2026-11-22 10:00:01,500+09:00 x",
            "1795309201500",
            "1795309201500000",
        ] {
            assert_eq!(time(text), Some(1_795_309_201_500_000), "{text}");
        }
        assert_eq!(
            time("10.0.0.1 - - [22/Nov/2026:10:00:01 +0900] \"GET /\""),
            Some(1_795_309_201_000_000)
        );
        assert_eq!(time("2026-11-22 and 12345"), None);
    }
}
