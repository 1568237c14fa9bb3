//! The forms of enquiries: asking a department, and what it replies. The one behind a link needs no
//! account: the link is the key.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{NamedForm, go, state};
use crate::address::{Address, EnquiryFlash, Route};
use crate::domain::{
    enquiry::{EnquiryForm, ReplyForm},
    fault::Fault,
    ids::ThemeId,
};
use crate::service::Error;

/// Makes an enquiry; `key` is the form's, so that a second press leads to the first one's.
///
/// # Errors
/// The errors of [`crate::service::Service::make_enquiry`].
#[server(prefix = "/do", endpoint = "make_enquiry")]
pub async fn make_enquiry(
    theme: ThemeId,
    #[server(default)] key: String,
    #[server(default)] department: String,
    #[server(default)] due: String,
    #[server(default)] covering: String,
    #[server(default)] items: Vec<String>,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::MakeEnquiry).await?;
    let typed = EnquiryForm { department, covering, due, items };
    let made = form.state.make_enquiry(&form.actor, theme, &key, &typed).await;
    let number = made.map_err(Error::told)?;
    form.go(&Address::Enquiry(theme, number).after(EnquiryFlash::Made));
    Ok(())
}

/// Notes that an enquiry was sent; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::send_enquiry`].
#[server(prefix = "/do", endpoint = "send_enquiry")]
pub async fn send_enquiry(
    theme: ThemeId,
    #[server(default)] number: i64,
    #[server(default)] seen: i64,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SendEnquiry).await?;
    form.state.send_enquiry(&form.actor, theme, number, seen).await.map_err(Error::told)?;
    form.go(&Address::Enquiry(theme, number).after(EnquiryFlash::Sent));
    Ok(())
}

/// Takes no more replies to an enquiry; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::close_enquiry`].
#[server(prefix = "/do", endpoint = "close_enquiry")]
pub async fn close_enquiry(
    theme: ThemeId,
    #[server(default)] number: i64,
    #[server(default)] seen: i64,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::CloseEnquiry).await?;
    form.state.close_enquiry(&form.actor, theme, number, seen, false).await.map_err(Error::told)?;
    form.go(&Address::Enquiry(theme, number).after(EnquiryFlash::Closed));
    Ok(())
}

/// Takes replies to a closed enquiry again; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::close_enquiry`].
#[server(prefix = "/do", endpoint = "reopen_enquiry")]
pub async fn reopen_enquiry(
    theme: ThemeId,
    #[server(default)] number: i64,
    #[server(default)] seen: i64,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::ReopenEnquiry).await?;
    form.state.close_enquiry(&form.actor, theme, number, seen, true).await.map_err(Error::told)?;
    form.go(&Address::Enquiry(theme, number).after(EnquiryFlash::Reopened));
    Ok(())
}

/// Drops an enquiry that was never sent; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::drop_enquiry`].
#[server(prefix = "/do", endpoint = "drop_enquiry")]
pub async fn drop_enquiry(
    theme: ThemeId,
    #[server(default)] number: i64,
    #[server(default)] seen: i64,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropEnquiry).await?;
    form.state.drop_enquiry(&form.actor, theme, number, seen).await.map_err(Error::told)?;
    form.go(&Address::Enquiries(theme).after(EnquiryFlash::Dropped));
    Ok(())
}

/// Saves replies that a reviewer wrote down; `seen` is how often replies had been saved when the
/// form was shown.
///
/// # Errors
/// The errors of [`crate::service::Service::save_replies`].
#[server(prefix = "/do", endpoint = "save_replies")]
pub async fn save_replies(
    theme: ThemeId,
    #[server(default)] number: i64,
    #[server(default)] seen: i64,
    #[server(default)] replies: BTreeMap<String, ReplyForm>,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SaveReplies).await?;
    let saved = form.state.save_replies(&form.actor, theme, number, seen, &replies).await;
    saved.map_err(Error::told)?;
    form.go(&Address::Enquiry(theme, number).after(EnquiryFlash::Saved));
    Ok(())
}

/// Saves what a department replies behind its link; `seen` as of [`save_replies`].
///
/// # Errors
/// The errors of [`crate::service::Service::reply_by_link`].
#[server(prefix = "/do", endpoint = "reply_by_link")]
pub async fn reply_by_link(
    #[server(default)] token: String,
    #[server(default)] seen: i64,
    #[server(default)] replies: BTreeMap<String, ReplyForm>,
) -> Result<(), Fault> {
    let (state, owner) = (state(), Owner::current());
    state.reply_by_link(&token, seen, &replies).await.map_err(Error::told)?;
    go(owner.as_ref(), &Address::Enquired(&token).after(EnquiryFlash::Saved));
    Ok(())
}
