//! Proposals (提案書): an item as a draft for one of the office's own schemes (提案制度). A
//! [`Scheme`] is a form with its fields and what each is filled with from the start; what somebody
//! wrote into it, [`WrittenField`]s, is kept by the headings, so that it outlives a form that is
//! changed.

mod draft;
mod scheme;

pub use draft::{
    FIELD_MAX, Material, ProposalDraft, ProposalForm, ShownField, WRITTEN_MAX, WrittenField, shown,
};
pub use scheme::{
    FIELDS_MAX, NAME_MAX, SCHEMES_MAX, Scheme, SchemeField, SchemeForm, Schemes, Source,
};
