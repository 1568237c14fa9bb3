//! The address of the page of chat channels that says what came of a test.

use super::with_query;
use crate::address::{Address, ChannelsFlash, DONE};
use crate::domain::ids::ChannelId;
use crate::service::chat::Tested;

/// The field of the query that names a channel.
pub const OF: &str = "of";
/// The field of the query that says what came of a test: a status, or the word of a failure.
pub const RESULT: &str = "result";

/// The page, at a channel, saying what came of a test of it.
pub fn after_test(id: ChannelId, tested: Tested) -> String {
    let result = match tested {
        Ok(status) => status.to_string(),
        Err(failure) => failure.to_string(),
    };
    let done = ChannelsFlash::Tested.as_str().to_owned();
    let fields = [(DONE, done), (OF, id.to_string()), (RESULT, result)];
    format!("{}#channel-{id}", with_query(Address::Channels, &fields))
}
