//! The connection loop: takes connections and serves HTTP/1.1 on them. As `axum::serve` does, but
//! with a time in which the head of a request must have come: that sets none, so whoever sends half
//! a head holds a connection for ever. A connection on which nothing more is asked for is closed
//! after the same time.

use std::{
    convert::Infallible,
    future::Future,
    io,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    http::{Request, Response},
    routing::future::RouteFuture,
};
use futures_util::future::Either;
use hyper::{
    body::Incoming,
    rt::{Sleep, Timer},
    server::conn::http1,
};
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time,
};
use tower::{Service, ServiceExt as _};

use super::page_cache::CachedProgram;

/// In so many seconds the head of a request must have come, from the moment at which the connection
/// is there or its last answer is gone.
const HEAD: Duration = Duration::from_secs(30);
/// How often it is looked whether that time is over.
const LOOK: Duration = Duration::from_secs(5);
/// Asked to stop, so long is waited for the first request of a connection that was just taken:
/// whoever opened it could not know.
const FIRST: Duration = Duration::from_millis(500);
/// After a failure to take a connection (no file is left, say) it is tried again so much later.
const AGAIN: Duration = Duration::from_secs(1);

/// The program, with the kept pages in front; or, as long as readers need a passphrase, behind its
/// check. No router of axum's around them: it copies each request's way through itself before it
/// looks at the request, which costs as much as answering a kept page.
#[derive(Clone)]
pub struct Program {
    open: CachedProgram,
    closed: Router,
}

impl Program {
    /// Of the two, each request takes the one that is meant for it at that moment.
    pub const fn new(open: CachedProgram, closed: Router) -> Self {
        Self { open, closed }
    }
}

impl Service<Request<Body>> for Program {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future =
        Either<<CachedProgram as Service<Request<Body>>>::Future, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        if self.open.is_closed() {
            Either::Right(self.closed.call(request))
        } else {
            Either::Left(self.open.call(request))
        }
    }
}

/// Serves until `stop` is over, then lets running requests finish.
pub async fn listen(listener: TcpListener, app: Program, stop: impl Future<Output = ()>) {
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

/// One connection, until it ends. Why it ended is nobody's business: mostly somebody closed a
/// window.
async fn serve(
    stream: TcpStream,
    app: Program,
    mut stopped: watch::Receiver<()>,
    open: watch::Receiver<()>,
) {
    // Answers are written whole; nothing is gained by waiting for more of them (RFC 9293, 3.7.4).
    let _ = stream.set_nodelay(true);
    let begun = Arc::new(AtomicBool::new(false));
    let begins = begun.clone();
    let service = TowerToHyperService::new(app.map_request(move |request: Request<Incoming>| {
        begins.store(true, Ordering::Relaxed);
        request.map(Body::new)
    }));
    let mut http = http1::Builder::new();
    http.timer(Looked).header_read_timeout(HEAD);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    let mut asked = false;
    let mut look = time::interval(LOOK);
    loop {
        tokio::select! {
            _ = &mut connection => break,
            // Has the connection asked again, and with it the time of its head.
            _ = look.tick() => if asked {
                connection.as_mut().graceful_shutdown();
            },
            _ = stopped.changed(), if !asked => {
                asked = true;
                if begun.load(Ordering::Relaxed) {
                    connection.as_mut().graceful_shutdown();
                } else {
                    look = time::interval_at(time::Instant::now() + FIRST, FIRST);
                }
            }
        }
    }
    drop(open);
}

/// The time of a head. It wakes nobody when it is over: whoever waits for it asks every [`LOOK`]. A
/// timer that wakes costs each request on a connection two turns of a lock that all connections
/// share, which slows the answering of kept pages down by a twelfth.
#[derive(Clone, Copy)]
struct Looked;

struct Until(time::Instant);

impl Timer for Looked {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        Box::pin(Until(time::Instant::now() + duration))
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn Sleep>> {
        Box::pin(Until(deadline.into()))
    }

    fn now(&self) -> Instant {
        time::Instant::now().into()
    }
}

impl Future for Until {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if time::Instant::now() < self.0 { Poll::Pending } else { Poll::Ready(()) }
    }
}

impl Sleep for Until {}

/// A connection that its other side gave up already is no fault; anything else may last, and asking
/// at once would be in vain.
async fn refused(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(kind = %error.kind(), "a connection cannot be taken");
        tokio::time::sleep(AGAIN).await;
    }
}
