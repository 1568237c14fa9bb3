//! Answers (回答): what the office says to a group or to a note, with a status that says how far it
//! is. Reviewers draft them; a [publication](Published) shows several at once, together with the
//! groups as the bench had them then. What was published is never changed: a new answer to the same
//! [`Item`] stands after the old one.

mod answer;
mod earlier;
mod item;
mod progress;
mod published;
mod template;
#[cfg(test)]
mod tests;

pub use answer::{Answer, AnswerForm, DEPARTMENT_MAX, EVIDENCE_MAX, NoReason, Status, TEXT_MAX};
pub use earlier::alike;
pub use item::{Item, Place, items};
pub use progress::{Filter, Flow, Progress, Told};
pub use published::{Draft, Given, Publication, Published, REMARK_MAX, Remark};
pub use template::{TEMPLATE_NAME_MAX, TEMPLATES_MAX, Template, TemplateForm};
