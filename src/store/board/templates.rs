//! The office's templates of answers.

use super::{Board, rows::word};
use crate::domain::{
    answers::{Answer, TEMPLATES_MAX, Template},
    ids::TemplateId,
    problem::{Invalid, Problem},
};
use crate::store::{ChangeError, Error, Result, lock, verbs::ensure_changed};

statements! {
    TEMPLATES = "SELECT * FROM template ORDER BY name, id";
    COUNT_TEMPLATES = "SELECT COUNT(*) FROM template";
    NEW_TEMPLATE = "INSERT INTO template (id, name, status, reason, body, department, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING";
    CHANGE_TEMPLATE = "UPDATE template SET name = $2, status = $3, reason = $4, body = $5,
        department = $6, version = version + 1 WHERE id = $1 AND version = $7";
    DROP_TEMPLATE = "DELETE FROM template WHERE id = $1 AND version = $2";
}

row! {
    struct TemplateRow {
        id: TemplateId,
        name: String,
        status: String,
        reason: Option<String>,
        body: String,
        department: String,
        version: i64,
    }
}

impl Board {
    /// All templates, by name.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn templates(&self) -> Result<Vec<Template>> {
        let rows: Vec<TemplateRow> = fetch_all!(self.db, TEMPLATES)?;
        rows.into_iter().map(TemplateRow::read).collect()
    }

    /// Saves a template, in place of the version that was `seen`; 0 for a new one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else changed it since; [`ChangeError::Invalid`] for one
    /// more than there can be.
    pub async fn save_template(
        &self,
        id: TemplateId,
        seen: i64,
        name: &str,
        answer: &Answer,
    ) -> std::result::Result<(), ChangeError> {
        let Answer { status, reason, text, department, .. } = answer;
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let rows = if seen == 0 {
            let there = count!(tx, COUNT_TEMPLATES)?;
            if usize::try_from(there).is_ok_and(|there| there >= TEMPLATES_MAX) {
                let max = i64::try_from(TEMPLATES_MAX).unwrap_or(i64::MAX);
                return Err(Invalid::one("name", Problem::OutOfRange { min: 0, max }).into());
            }
            execute!(tx, NEW_TEMPLATE, id, name, *status, *reason, text, department)?
        } else {
            execute!(tx, CHANGE_TEMPLATE, id, name, *status, *reason, text, department, seen)?
        };
        ensure_changed(rows, Error::Conflict)?;
        Ok(tx.commit().await?)
    }

    /// Drops a template of the version that was `seen`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else changed it since; [`Error::Database`].
    pub async fn drop_template(&self, id: TemplateId, seen: i64) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        ensure_changed(execute!(tx, DROP_TEMPLATE, id, seen)?, Error::Conflict)?;
        tx.commit().await
    }
}

impl TemplateRow {
    fn read(self) -> Result<Template> {
        let answer = Answer {
            status: word("status", &self.status)?,
            reason: self.reason.as_deref().map(|reason| word("reason", reason)).transpose()?,
            text: self.body,
            department: self.department,
            due: None,
            check: None,
            evidence: String::new(),
        };
        Ok(Template { id: self.id, name: self.name, answer, version: self.version })
    }
}
