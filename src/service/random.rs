//! Random bytes from the operating system, the only source for secrets.

/// `N` random bytes.
///
/// # Errors
/// The system gives none; nothing secret can be made then.
pub fn bytes<const N: usize>() -> Result<[u8; N], std::io::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|_| std::io::Error::other("the system gives no random bytes"))?;
    Ok(bytes)
}
