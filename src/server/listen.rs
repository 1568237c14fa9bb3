//! Takes connections and serves them. As `axum::serve` does, but with a time in which the head of a request must have come: that sets none, so
//! whoever sends half a head holds a connection for ever. A connection on which nothing more is asked for is closed after the same time.

use std::{io, pin::pin, time::Duration};

use axum::{Router, body::Body, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tower::ServiceExt as _;

/// In so many seconds the head of a request must have come, from the moment at which the connection is there or its last answer is gone.
const HEAD: Duration = Duration::from_secs(30);
/// After a failure to take a connection (no file is left, say) it is tried again so much later.
const AGAIN: Duration = Duration::from_secs(1);

/// Serves until `stop` is over, then lets running requests finish.
pub async fn listen(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    // Dropped, the one tells connections to end; the other is closed when the last of them has.
    let (stopping, stopped) = watch::channel(());
    let (open, closed) = watch::channel(());
    loop {
        let stream = tokio::select! {
            taken = listener.accept() => match taken {
                Ok((stream, _)) => stream,
                Err(error) => {
                    refused(&error).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        tokio::spawn(serve(stream, app.clone(), stopped.clone(), closed.clone()));
    }
    drop((listener, stopping, stopped, closed));
    open.closed().await;
}

/// One connection, until it ends. Why it ended is nobody's business: mostly somebody closed a window.
async fn serve(stream: TcpStream, app: Router, mut stopped: watch::Receiver<()>, open: watch::Receiver<()>) {
    // Answers are written whole; nothing is gained by waiting for more of them (RFC 9293, 3.7.4).
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(app.map_request(|request: Request<Incoming>| request.map(Body::new)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    let mut asked = false;
    loop {
        tokio::select! {
            _ = &mut connection => break,
            _ = stopped.changed(), if !asked => {
                asked = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
    drop(open);
}

/// A connection that its other side gave up already is no fault; anything else may last, and asking at once would be in vain.
async fn refused(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(kind = %error.kind(), "a connection cannot be taken");
        tokio::time::sleep(AGAIN).await;
    }
}
