//! Peers, notified by `LISTEN` and `NOTIFY`: other processes on the same PostgreSQL database. What
//! one of them brings out of the box or an organizer does there, the viewers of all hear at once.
//! Without it they would hear at their own process's next tick.

use std::{convert::Infallible, time::Duration};

use tokio::sync::watch;

use super::Service;
use crate::store;

/// How long to wait before listening again after the database did not answer. The ticks go on
/// meanwhile.
const AGAIN: Duration = Duration::from_secs(5);

/// Listens until `stop` turns true.
pub async fn run(state: Service, mut stop: watch::Receiver<bool>) {
    let listen = async {
        loop {
            let Err(error) = listen(&state).await;
            tracing::warn!(%error, "other processes are not heard; trying again");
            tokio::time::sleep(AGAIN).await;
        }
    };
    tokio::select! {
        () = listen => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
}

async fn listen(state: &Service) -> Result<Infallible, store::Error> {
    let Some(mut news) = state.board.news().await? else {
        return std::future::pending().await;
    };
    // What was told before anybody listened.
    state.read_news().await?;
    loop {
        news.next().await?;
        state.read_news().await?;
    }
}
