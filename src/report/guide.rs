//! The organizers' guide as Markdown, of the same texts as the help of each page.

use super::markdown::Markdown;
use crate::address::Route;
use crate::domain::guide::{Chapter, Topic};
use crate::i18n::Lang;

/// Writes the guide in a language ([`Lang::document`]).
pub fn guide_markdown(lang: Lang) -> String {
    let lang = lang.document();
    let text = &lang.texts().guide;
    let mut out = Markdown::default();
    out.heading(1, text.title);
    out.block(&format!("> {}", (text.written)(&command(lang))));
    out.block(text.lead);
    for (_, title, points) in text.course.lessons() {
        out.heading(2, title);
        out.list(points.iter().map(|point| (*point).to_owned()));
    }
    for chapter in Chapter::ALL {
        out.heading(2, (text.chapter)(*chapter));
        chapter.topics().for_each(|topic| part(&mut out, lang, topic));
    }
    out.text()
}

/// With what the file is written that stands in the program's own documents.
fn command(lang: Lang) -> String {
    let tag = lang.as_str();
    format!("kizuki export --what guide --lang {tag} --out docs/organizer.{tag}.md")
}

fn part(out: &mut Markdown, lang: Lang, topic: Topic) {
    let help = lang.texts().guide.helps.of(topic);
    out.heading(3, help.page);
    out.block(&format!("`{}`", Route::of_topic(topic).pattern()));
    out.block(help.purpose);
    out.list(help.traps.iter().map(|(wrong, instead)| format!("**{wrong}** → {instead}")));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts go in as they are: none of them may mean anything to Markdown. An underscore within
    /// a word does not (GitHub Flavored Markdown, 6.4).
    #[test]
    fn no_text_is_taken_for_markup() {
        for lang in Lang::ALL {
            let text = &lang.texts().guide;
            let course = text.course.lessons().into_iter().flat_map(|(_, _, points)| points);
            let parts = Topic::ALL.iter().flat_map(|topic| {
                let help = text.helps.of(*topic);
                let traps = help.traps.iter().flat_map(|(wrong, instead)| [wrong, instead]);
                traps.copied().chain([help.purpose]).collect::<Vec<_>>()
            });
            for says in course.copied().chain(parts) {
                let marks = ['*', '`', '<', '[', '\\', '\n', '&'];
                assert!(!says.contains(marks) && !says.starts_with(['#', '-', '>', '+']), "{says}");
            }
        }
    }
}
