//! Addresses with a query string.

use serde::Serialize;

use crate::address::Address;

/// The field of the bench's query that names what a form left as it was.
pub const LEFT: &str = "left";

/// An address with these fields; without a question mark where there are none.
pub fn with_query<N: Serialize, V: Serialize>(address: Address<'_>, fields: &[(N, V)]) -> String {
    match serde_urlencoded::to_string(fields) {
        Ok(query) if !query.is_empty() => format!("{address}?{query}"),
        _ => address.to_string(),
    }
}
