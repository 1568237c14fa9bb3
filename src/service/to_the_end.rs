//! Safety from cancellation: what has several parts is done to its end, whoever still waits for it.

use std::future::Future;

use crate::store;

/// Runs `work` in a task of its own. Whoever called is a request, and ends with its connection or
/// its time-out, wherever it stands; a half that is left then is noticed by nobody (an archived
/// theme with its key, a link that stopped working and none in its place).
///
/// # Errors
/// What `work` fails with; [`store::Error::Database`] when it panicked or the program is about to
/// end.
pub async fn to_the_end<T, E>(
    work: impl Future<Output = Result<T, E>> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<store::Error> + Send + 'static,
{
    match tokio::spawn(work).await {
        Ok(done) => done,
        Err(_) => {
            Err(store::Error::Database("a task ended before its work was done".into()).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    use super::*;

    #[tokio::test]
    async fn work_goes_on_when_nobody_waits_any_more() {
        let (done, gate) = (Arc::new(AtomicBool::new(false)), Arc::new(tokio::sync::Notify::new()));
        let work = {
            let (done, gate) = (done.clone(), gate.clone());
            async move {
                gate.notified().await;
                done.store(true, Ordering::SeqCst);
                Ok::<_, store::Error>(())
            }
        };
        let asked =
            tokio::time::timeout(std::time::Duration::from_millis(5), to_the_end(work)).await;
        assert!(asked.is_err() && !done.load(Ordering::SeqCst));
        gate.notify_one();
        for _ in 0..1000 {
            if done.load(Ordering::SeqCst) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        panic!("it stopped with whoever asked");
    }

    #[tokio::test]
    async fn a_panic_is_an_error_for_whoever_asked() {
        let failed = to_the_end(async {
            if true { panic!("on purpose") } else { Ok::<(), store::Error>(()) }
        })
        .await;
        assert!(matches!(failed, Err(store::Error::Database(_))));
    }
}
