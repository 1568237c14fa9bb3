//! One concern each: language, security headers, pages rendered again, plain forms of organizers.

mod headers;
mod language;
mod named_forms;
mod rerender;

pub use headers::{csp, security_headers};
pub use language::{lang, switch_language};
pub use named_forms::named_forms;
pub use rerender::rerender;
