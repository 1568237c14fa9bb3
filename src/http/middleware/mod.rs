//! HTTP middleware, one concern each: detours of forms, language, security headers, readers, pages
//! rendered again, valid HTML, plain forms of organizers.

mod detour;
mod headers;
mod language;
mod named_forms;
mod readers;
mod rerender;
mod tidy;

pub use headers::{csp, security_headers};
pub use language::{is_local, lang, lang_cookie, page_lang, switch_language};
pub use named_forms::named_forms;
pub use readers::readers;
pub use rerender::rerender;
pub use tidy::tidy;
