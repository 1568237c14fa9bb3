//! Varints and records (section 2.1 of the file format).

/// A stored value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Nothing.
    Null,
    /// An integer.
    Int(i64),
    /// A floating point number, as its bits.
    Real(u64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// How a database writes text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

/// A variable-length integer at `at`, with the place after it.
pub fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    for i in 0..9 {
        let byte = *bytes.get(at.checked_add(i)?)?;
        if i == 8 {
            return Some(((value << 8) | u64::from(byte), at + 9));
        }
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, at + i + 1));
        }
    }
    None
}

/// How many bytes a serial type takes; `None` for the two reserved ones.
fn width(serial: u64) -> Option<usize> {
    Some(match serial {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(serial).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((serial - 12) / 2).ok()?,
    })
}

/// The serial types of the record that begins at `at`, and the place of its first value.
fn header(bytes: &[u8], at: usize) -> Option<(Vec<u64>, usize)> {
    let (length, mut next) = varint(bytes, at)?;
    let end = at.checked_add(usize::try_from(length).ok()?)?;
    if end > bytes.len() || end < next {
        return None;
    }
    let mut serials = Vec::new();
    while next < end {
        let (serial, after) = varint(bytes, next)?;
        serials.push(serial);
        next = after;
    }
    (next == end).then_some((serials, end))
}

fn value(serial: u64, bytes: &[u8], encoding: Encoding) -> Value {
    match serial {
        0 => Value::Null,
        8 => Value::Int(0),
        9 => Value::Int(1),
        1..=6 => {
            let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
            Value::Int(
                bytes
                    .iter()
                    .fold(if negative { -1 } else { 0 }, |n, byte| (n << 8) | i64::from(*byte)),
            )
        }
        7 => Value::Real(bytes.iter().fold(0, |n, byte| (n << 8) | u64::from(*byte))),
        n if n % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(text(bytes, encoding)),
    }
}

fn text(bytes: &[u8], encoding: Encoding) -> String {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| order(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => wide(u16::from_le_bytes),
        Encoding::Utf16Be => wide(u16::from_be_bytes),
    }
}

/// The values of a record. Values that the payload is too short for (an overflow page is missing)
/// are cut or `Null`.
pub fn decode(payload: &[u8], encoding: Encoding) -> Option<Vec<Value>> {
    let (serials, mut at) = header(payload, 0)?;
    let mut values = Vec::with_capacity(serials.len());
    for serial in serials {
        let end = at.saturating_add(width(serial)?);
        let bytes = payload.get(at..end.min(payload.len())).unwrap_or_default();
        let whole = bytes.len() == end - at;
        values.push(if whole || serial > 11 {
            value(serial, bytes, encoding)
        } else {
            Value::Null
        });
        at = end.min(payload.len());
    }
    Some(values)
}

/// A record of exactly `columns` values that begins at `at` and lies wholly in `bytes`: what a
/// deleted cell looks like. Random bytes rarely pass: the header must add up and text must be
/// UTF-8.
pub fn find(bytes: &[u8], at: usize, columns: usize) -> Option<Vec<Value>> {
    // One byte of header length and one per column at least; this refuses most places at once.
    let first = usize::from(*bytes.get(at)?);
    if first < columns + 1 || first > 3 * columns + 3 {
        return None;
    }
    let (serials, body) = header(bytes, at)?;
    if serials.len() != columns {
        return None;
    }
    let mut end = body;
    let mut values = Vec::with_capacity(columns);
    for serial in serials {
        let stop = end.checked_add(width(serial)?)?;
        let part = bytes.get(end..stop)?;
        if serial > 12 && serial % 2 == 1 && std::str::from_utf8(part).is_err() {
            return None;
        }
        values.push(value(serial, part, Encoding::Utf8));
        end = stop;
    }
    (end > body + 3).then_some(values)
}
