//! `/admin/themes/{id}/paper/photo`: a photo of the cardboard as help. It is cut into slips by their
//! codes; each picture stands beside its fields, in which somebody types and confirms. The photo is
//! in the request and in nothing else; the pictures are in the page, and come back with its form.

mod form;
mod page;
mod receive;
mod slip;
mod take;

pub use {page::PhotoPaperPage, receive::REQUEST_MAX as PHOTO_REQUEST_MAX, take::photo};
