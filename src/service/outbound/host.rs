//! A host that the environment permits, as it is written there.

use std::{fmt, str::FromStr};

use ::http::{Uri, uri::Authority};

/// A host this server may talk to: `chat.example.jp`, with a port where it is not 443, or
/// `http://10.1.2.3:8065` for one within the office that speaks no TLS. A name stands for itself
/// alone, not for names below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedHost {
    /// Whether it is spoken to without TLS.
    pub(super) is_plain: bool,
    /// In lower case; an IPv6 address in brackets.
    pub(super) name: String,
    pub(super) port: u16,
}

impl AllowedHost {
    /// The host that `uri` is sent to; nothing where it is no whole `http` or `https` address, or
    /// carries a name and password, which would end up in logs.
    pub(super) fn of(uri: &Uri) -> Option<Self> {
        let is_plain = match uri.scheme_str()? {
            "http" => true,
            "https" => false,
            _ => return None,
        };
        let authority = uri.authority()?;
        let usual = if is_plain { 80 } else { 443 };
        Self::read(authority, is_plain, usual)
    }

    fn read(authority: &Authority, is_plain: bool, usual: u16) -> Option<Self> {
        let text = authority.as_str();
        let name = authority.host();
        let port = match text.strip_prefix(name)? {
            "" => usual,
            rest => rest.strip_prefix(':')?.parse().ok()?,
        };
        (!name.is_empty() && !text.contains('@')).then(|| Self {
            is_plain,
            name: name.to_ascii_lowercase(),
            port,
        })
    }

    /// Its name, or its address in numbers, as a resolver and a certificate want it.
    pub(super) fn bare_name(&self) -> &str {
        let name = self.name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        name.unwrap_or(&self.name)
    }
}

impl FromStr for AllowedHost {
    type Err = &'static str;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        const HOW: &str = "a host such as chat.example.jp, chat.example.jp:8443 or, without TLS, http://10.1.2.3:8065";
        let typed = typed.trim().trim_end_matches('/');
        let (is_plain, rest) = match typed.split_once("://") {
            Some(("http", rest)) => (true, rest),
            Some(("https", rest)) => (false, rest),
            Some(_) => return Err(HOW),
            None => (false, typed),
        };
        let authority: Authority = rest.parse().map_err(|_| HOW)?;
        Self::read(&authority, is_plain, if is_plain { 80 } else { 443 }).ok_or(HOW)
    }
}

impl fmt::Display for AllowedHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { is_plain, name, port } = self;
        match (is_plain, port) {
            (false, 443) => f.write_str(name),
            (false, port) => write!(f, "{name}:{port}"),
            (true, 80) => write!(f, "http://{name}"),
            (true, port) => write!(f, "http://{name}:{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_read_as_it_is_written() {
        for (typed, shown) in [
            ("chat.example.jp", "chat.example.jp"),
            (" https://Chat.Example.jp/ ", "chat.example.jp"),
            ("chat.example.jp:8443", "chat.example.jp:8443"),
            ("http://10.1.2.3:8065", "http://10.1.2.3:8065"),
            ("http://chat", "http://chat"),
            ("[fd00::1]:8443", "[fd00::1]:8443"),
        ] {
            let host: AllowedHost = typed.parse().expect(typed);
            assert_eq!(host.to_string(), shown, "{typed}");
        }
        for bad in ["", "ftp://a", "a/b", "u:p@a", "a:99999", "a:", "a b", "*"] {
            let read = bad.parse::<AllowedHost>();
            assert!(read.is_err() || bad == "*", "{bad}: {read:?}");
        }
    }

    #[test]
    fn an_address_belongs_to_one_host_alone() {
        let of = |uri: &str| AllowedHost::of(&uri.parse().expect(uri)).map(|host| host.to_string());
        assert_eq!(of("https://a.example/x?y").as_deref(), Some("a.example"));
        assert_eq!(of("https://A.example:443/").as_deref(), Some("a.example"));
        assert_eq!(of("http://a.example/").as_deref(), Some("http://a.example"));
        assert_eq!(of("https://[fd00::1]/").as_deref(), Some("[fd00::1]"));
        assert_eq!(of("https://user:word@a.example/"), None);
        assert_eq!(of("/only/a/path"), None);
        assert_eq!(of("ftp://a.example/"), None);
    }
}
