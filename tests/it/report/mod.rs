//! Reports in all their formats: the same figures, whatever was written, nothing that is not public.

mod annual;
mod figures;
mod guide;
mod import;
mod pdf;
mod readers;
mod texts;
