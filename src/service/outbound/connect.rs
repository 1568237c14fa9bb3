//! A line to a host: its name looked up once, the first of its addresses that answers, and TLS with
//! the authorities that are known or that the office names.

use std::{io, path::Path, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, lookup_host},
};
use tokio_rustls::TlsConnector;

use super::{host::AllowedHost, unsent::Unsent};

/// Why requests to the outside cannot be prepared.
#[derive(Debug, thiserror::Error)]
pub enum Unprepared {
    /// The office's authorities.
    #[error("KIZUKI_OUTBOUND_CA: {0} cannot be read: {1}")]
    Unreadable(String, String),
    /// A file without a certificate, or with one that is none.
    #[error("KIZUKI_OUTBOUND_CA: {0} holds no certificate in PEM that can be used")]
    NoCertificate(String),
    /// This build of TLS cannot be used; does not happen on machines this program is built for.
    #[error("TLS cannot be prepared: {0}")]
    Tls(rustls::Error),
}

/// TLS that trusts the authorities browsers trust (Mozilla's list as of the build) and those in the
/// file, for offices with an authority of their own.
pub(super) fn tls(ca: Option<&Path>) -> Result<TlsConnector, Unprepared> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(file) = ca {
        let name = || file.display().to_string();
        let unreadable = |error: &dyn ToString| Unprepared::Unreadable(name(), error.to_string());
        let pem = std::fs::read(file).map_err(|error| unreadable(&error))?;
        let before = roots.len();
        for certificate in CertificateDer::pem_slice_iter(&pem) {
            let certificate = certificate.map_err(|error| unreadable(&error))?;
            roots.add(certificate).map_err(|_| Unprepared::NoCertificate(name()))?;
        }
        if roots.len() == before {
            return Err(Unprepared::NoCertificate(name()));
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(Unprepared::Tls)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// A line, with TLS or without.
pub(super) trait Line: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Line for T {}

/// Opens a line to the host.
pub(super) async fn line(host: &AllowedHost, tls: &TlsConnector) -> Result<Box<dyn Line>, Unsent> {
    let addresses = lookup_host((host.bare_name(), host.port)).await;
    let addresses = addresses.map_err(|_| Unsent::NoAddress)?;
    let mut stream = Err(Unsent::NoAddress);
    for address in addresses {
        stream = TcpStream::connect(address).await.map_err(|_| Unsent::NoConnection);
        if stream.is_ok() {
            break;
        }
    }
    let stream = stream?;
    if host.is_plain {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(host.bare_name().to_owned()).map_err(|_| Unsent::Tls)?;
    let stream = tls.connect(name, stream).await.map_err(|error| of_tls(&error))?;
    Ok(Box::new(stream))
}

/// Whether TLS was refused, or the line was lost on the way.
fn of_tls(error: &io::Error) -> Unsent {
    match error.get_ref() {
        Some(inner) if inner.is::<rustls::Error>() => Unsent::Tls,
        _ => Unsent::NoConnection,
    }
}
