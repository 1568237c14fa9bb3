//! A table that comes with a form, as a file or pasted: the form itself, and what is read of what it
//! sends. The page shows first what each line becomes; the same form with [`SURE`] confirms it.

use axum::extract::Multipart;
use leptos::prelude::*;

use crate::components::fields::{FileField, FormState, in_text_area};
use crate::domain::{fault::Fault, table::TableProblem};
use crate::http::{
    echo::Echo,
    upload::{NotReceived, Upload},
};
use crate::i18n::{Lang, say};

/// The field of the table as text.
pub const PASTED: &str = "pasted";
/// The field of the key with which the lines that were shown are confirmed.
pub const SURE: &str = "sure";
/// The field of the echo that says why a table cannot be read.
pub const PROBLEMS: &str = "problems";

/// The files in which tables come, for `accept`.
pub const TABLES: &str = ".csv,.tsv,.txt,.xlsx,text/csv,text/plain";

/// What came with the form.
pub struct SentTable {
    bytes: Vec<u8>,
    /// The key of the confirmation, if it is one.
    pub sure: String,
}

impl SentTable {
    /// Reads the form; the file, or without one what was pasted.
    ///
    /// # Errors
    /// [`NotReceived`].
    pub async fn receive(multipart: Multipart) -> Result<Self, NotReceived> {
        let mut upload = Upload::receive(multipart).await?;
        let (pasted, sure) = (upload.take(PASTED), upload.take(SURE));
        let bytes = if upload.file.is_empty() { pasted.into_bytes() } else { upload.file };
        Ok(Self { bytes, sure })
    }

    /// The table as text, as `read` finds it. On a thread of its own: a workbook takes a while, and
    /// one that was made to break its reader may end the thread.
    ///
    /// # Errors
    /// Those of `read`; [`TableProblem::Broken`].
    pub async fn text<C: Send + 'static>(
        &mut self,
        read: fn(&[u8]) -> Result<String, TableProblem<C>>,
    ) -> Result<String, TableProblem<C>> {
        let bytes = std::mem::take(&mut self.bytes);
        let read = tokio::task::spawn_blocking(move || read(&bytes)).await;
        read.unwrap_or(Err(TableProblem::Broken))
    }
}

/// The words of the form.
pub struct TableFormTexts {
    /// Its heading.
    pub take: &'static str,
    /// The file.
    pub file: &'static str,
    /// What files are read.
    pub file_hint: &'static str,
    /// The other way: the table as text.
    pub pasted: &'static str,
    /// The button.
    pub look: &'static str,
}

/// The form, with what is wrong with the last table; `example` says how one looks.
pub fn table_form(
    lang: Lang,
    echo: Option<Echo>,
    action: String,
    text: TableFormTexts,
    example: AnyView,
) -> AnyView {
    let sent = |name| echo.as_ref().and_then(|echo| echo.value(name)).map(ToOwned::to_owned);
    let (problems, pasted) = (sent(PROBLEMS), sent(PASTED).unwrap_or_default());
    let other =
        echo.as_ref().filter(|echo| !matches!(echo.fault, Fault::Invalid(_) | Fault::NotSentYet));
    let other = other.map(|echo| {
        let says = say::fault(lang, &echo.fault);
        view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }
    });
    let state = FormState { lang, echo, prefix: "" };
    view! {
        {other}
        <section class="panel" aria-labelledby="take">
            <h2 id="take">{text.take}</h2>
            {example}
            <form class="form" method="post" action=action enctype="multipart/form-data">
                <FileField form=state label=text.file hint=text.file_hint accept=TABLES problems required=false/>
                <div class="field">
                    <label for="pasted">{text.pasted}</label>
                    <textarea id="pasted" name=PASTED rows="6">{in_text_area(&pasted)}</textarea>
                </div>
                <p class="actions"><button class="btn">{text.look}</button></p>
            </form>
        </section>
    }
    .into_any()
}
