//! `/t/{slug}/report`: the report, set like a printed document.

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{
    answer::{AnswerContext, AnsweredItem, answered},
    chart::BarChart,
    layout::Public,
    page::page,
    page::to_sign_in,
    request,
    urgent::{Urgent, tab_title},
};
use crate::domain::{calendar::Dates, fault::Fault};
use crate::http::{AppState, downloads::may_read, session};
use crate::i18n::{Lang, say};
use crate::report::{Format, Ranked, Summary, chart::Bar};

/// Notes that the chart shows.
const TOP: usize = 10;

/// The page: for accounts always, for everybody when it was published.
#[component]
pub fn ReportPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    let slug = request::param("slug");
    let headers = request::headers();
    let sign_in = to_sign_in_later();
    page(async move {
        let theme = state.board.theme_by_slug(&slug).await?;
        let account = session::account(&state, &headers).await?;
        if !may_read(&theme, account.as_ref()) {
            return if theme.state.is_public() {
                Ok(sign_in())
            } else {
                Err(Fault::NotFound.into())
            };
        }
        let notes = state.board.notes(theme.id).await?;
        let published = state.published(&theme).await?;
        let summary =
            Summary::build(theme, notes.clone(), state.today()).with_answers(&published, notes);
        Ok(content(lang, dates, &summary).into_any())
    })
}

/// Reading the address needs the request's context, which is gone after the first wait.
fn to_sign_in_later() -> impl FnOnce() -> AnyView + Send {
    let owner = Owner::current();
    move || owner.map_or_else(|| ().into_any(), |owner| owner.with(to_sign_in))
}

fn content(lang: Lang, dates: Dates, summary: &Summary) -> impl IntoView + use<> {
    let text = &lang.texts().report;
    let theme = &summary.theme;
    let downloads = Format::ALL.iter().map(|format| {
        let file = Address::ReportFile(&theme.slug, format.as_str()).to_string();
        view! { <a class="btn plain" href=file download="">{format.offer(lang)}</a> }
    });
    let downloads = downloads.collect_view();
    let (class, word, says) = if theme.report_public {
        ("state open", text.is_public, text.published)
    } else {
        ("state", text.is_private, text.private)
    };
    let example = theme.example.then(|| view! { <p class="quiet">{text.example}</p> });
    let emergency = theme.emergency;
    let (heading, title) =
        (theme.title.clone(), format!("{} {}", tab_title(lang, theme), text.title));
    let (made, datetime) =
        ((text.made)(say::date(lang, dates, summary.made_on)), summary.made_on.to_string());
    let chapters = chapters(lang, dates, summary);
    view! {
        <Public lang title here=Route::Report>
            <div class="page">
                <div class="doc-tools">
                    <p><span class=class>{word}</span><span>{says}</span></p>
                    <p class="actions">{downloads}</p>
                </div>
                <article class="doc">
                    <header class="doc-head">
                        <p class="meta">
                            <Urgent lang emergency/>
                            <time datetime=datetime>{made}</time>
                        </p>
                        <h1>{heading}</h1>
                        <p class="sub">{text.title}</p>
                        {example}
                    </header>
                    {chapters}
                </article>
            </div>
        </Public>
    }
}

/// The report itself, chapter by chapter.
fn chapters(lang: Lang, dates: Dates, summary: &Summary) -> AnyView {
    view! {
        {all(lang, dates, summary)}
        {per_prompt(lang, summary)}
        {charts(lang, summary)}
        {answers(lang, dates, summary)}
        {ranking(lang, summary)}
        {annex(lang, summary)}
    }
    .into_any()
}

/// What was answered, as it stands on the board.
fn answers(lang: Lang, dates: Dates, summary: &Summary) -> Option<AnyView> {
    let text = &lang.texts().answering;
    let context = AnswerContext { lang, dates, today: summary.made_on };
    let cards = summary.answers.iter().map(|told| {
        let item = AnsweredItem {
            anchored: false,
            place: &told.place,
            why: &told.why,
            notes: &told.notes,
            answer: told.stands().map(|given| &given.answer),
            hands: None,
            history: &told.history,
        };
        answered(context, &item)
    });
    let cards = cards.collect_view();
    (!summary.answers.is_empty()).then(|| {
        view! {
            <section aria-labelledby="r-answers">
                <h2 id="r-answers">{text.public_title}</h2>
                <div class="answers">{cards}</div>
            </section>
        }
        .into_any()
    })
}

fn all(lang: Lang, dates: Dates, summary: &Summary) -> AnyView {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let (notes, stickers) = (summary.notes.len(), summary.stickers());
    let unit = common.stickers_unit;
    let held = (summary.held > 0).then(|| {
        view! {
            <dt>{lang.texts().moderation.report_held}</dt>
            <dd>{(common.notes_n)(summary.held)}</dd>
        }
    });
    view! {
        <section aria-labelledby="r1">
            <h2 id="r1">{text.all}</h2>
            <dl class="sum big">
                <div><dt>{common.notes}</dt><dd>{(common.notes_n)(notes)}</dd></div>
                <div class="likes">
                    <dt>{common.likes}</dt>
                    <dd>{format!("{stickers}{unit}")}</dd>
                </div>
            </dl>
            <dl class="facts">
                <dt>{text.period}</dt><dd>{say::period(lang, dates, &summary.theme)}</dd>
                <dt>{text.tier}</dt><dd>{say::tier(lang, summary.theme.tier)}</dd>
                <dt>{text.with_stickers}</dt><dd>{(text.of)(summary.with_stickers(), notes)}</dd>
                {held}
                <dt>{text.hidden_notes}</dt><dd>{(common.notes_n)(summary.hidden)}</dd>
            </dl>
            <p class="quiet">{text.caution}</p>
        </section>
    }
    .into_any()
}

fn per_prompt(lang: Lang, summary: &Summary) -> AnyView {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let rows = summary.prompts.iter().map(|prompt| {
        view! {
            <tr>
                <th scope="row">
                    <span class=format!("flag {}", prompt.colour.as_str())>
                        {prompt.name.clone()}
                    </span>
                </th>
                <td class="r">{prompt.notes}</td>
                <td class="r">{prompt.stickers}</td>
                <td class="r">{each(prompt.stickers, prompt.notes)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let (notes, stickers) = (summary.notes.len(), summary.stickers());
    view! {
        <section aria-labelledby="r2">
            <h2 id="r2">{text.per_prompt}</h2>
            <table class="tbl">
                <thead>
                    <tr>
                        <th scope="col">{text.prompt}</th>
                        <th scope="col" class="r">{common.notes}</th>
                        <th scope="col" class="r">{common.likes}</th>
                        <th scope="col" class="r">{text.per_note}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{text.total}</th>
                        <td class="r">{notes}</td>
                        <td class="r">{stickers}</td>
                        <td class="r">{each(stickers, notes)}</td>
                    </tr>
                </tfoot>
            </table>
        </section>
    }
    .into_any()
}

/// Stickers per note with one decimal, halves rounded up as offices and spreadsheets do.
fn each(stickers: u32, notes: usize) -> String {
    let (stickers, notes) = (u64::from(stickers), notes as u64);
    if notes == 0 {
        return "—".into();
    }
    let tenths = (stickers * 20 + notes) / (notes * 2);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn charts(lang: Lang, summary: &Summary) -> AnyView {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let liked = summary.notes.iter().filter(|note| note.stickers > 0);
    let top: Vec<Bar> = liked
        .take(TOP)
        .map(|note| Bar { label: note.text.clone(), value: note.stickers })
        .collect();
    let spread = summary.spread().into_iter().map(|(from, to, notes)| Bar {
        label: if to == u32::MAX { (text.at_least)(from) } else { (text.range)(from, to) },
        value: u32::try_from(notes).unwrap_or(u32::MAX),
    });
    let spread: Vec<Bar> = spread.collect();
    let top_desc = (text.chart_desc)(top.first().map_or(0, |bar| bar.value), top.len());
    let spread_desc = (text.spread_desc)(summary.notes.len(), spread.len());
    let top = (!top.is_empty()).then(|| {
        view! {
            <section aria-labelledby="r3">
                <h2 id="r3">{text.top}</h2>
                <BarChart lang id="top" bars=top caption=text.chart_caption title=text.chart_title desc=top_desc
                    label_head=text.note value_head=common.likes/>
            </section>
        }
    });
    view! {
        {top}
        <section aria-labelledby="r3b">
            <h2 id="r3b">{text.spread}</h2>
            <BarChart lang id="spread" bars=spread caption=text.spread_caption title=text.spread_title desc=spread_desc
                label_head=common.likes value_head=common.notes/>
        </section>
    }
    .into_any()
}

fn ranking(lang: Lang, summary: &Summary) -> Option<AnyView> {
    let text = &lang.texts().report;
    let row = |note: &Ranked| {
        let prompt = summary.prompt(note);
        let tie = note.tied.then(|| view! { <span class="quiet">{text.tie}</span> });
        view! {
            <tr>
                <td class="nowrap" data-l=text.rank>{note.rank}{tie}</td>
                <td dir="auto">{note.text.clone()}</td>
                <td class="nowrap" data-l=text.prompt>
                    <span class=format!("flag {}", prompt.colour.as_str())>
                        {prompt.name.clone()}
                    </span>
                </td>
                <td class="r" data-l=text.stickers_on_note>{note.stickers}</td>
            </tr>
        }
    };
    let rows = summary.notes.iter().filter(|note| note.stickers > 0).map(row).collect_view();
    (summary.with_stickers() > 0).then(|| {
        view! {
            <section aria-labelledby="r4">
                <h2 id="r4">{text.ranking}</h2>
                <table class="tbl stack">
                    <caption>{text.ranking_caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{text.rank}</th><th scope="col">{text.note}</th>
                            <th scope="col">{text.prompt}</th>
                            <th scope="col" class="r">{text.stickers_on_note}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

/// Every note, those without stickers too, as written.
fn annex(lang: Lang, summary: &Summary) -> AnyView {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let column = |(i, prompt): (usize, &crate::report::PromptSum)| {
        let notes = summary.notes.iter().filter(|note| note.prompt == i).map(|note| {
            view! {
                <li>
                    <p class="line">
                        <span dir="auto">{note.text.clone()}</span>
                        <b class="num"><span class="vh">{common.likes}" "</span>{note.stickers}</b>
                    </p>
                </li>
            }
        });
        let notes = notes.collect_view();
        let held = (prompt.held > 0).then(
            || view! { <p class="quiet">{(lang.texts().moderation.held_n)(prompt.held)}</p> },
        );
        view! {
            <section>
                <h3>
                    <span class=format!("flag {}", prompt.colour.as_str())>
                        {prompt.name.clone()}
                    </span>
                    <span class="n">{(common.notes_n)(prompt.notes)}</span>
                </h3>
                <ol>{notes}</ol>
                {held}
            </section>
        }
    };
    let columns = summary.prompts.iter().enumerate().map(column).collect_view();
    let lead = if summary.notes.is_empty() {
        text.no_notes.to_owned()
    } else {
        (text.annex_lead)(summary.notes.len())
    };
    view! {
        <section class="annex-part" aria-labelledby="r5">
            <h2 id="r5">{text.annex}</h2>
            <p class="quiet">{lead}</p>
            <div class="annex">{columns}</div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_up() {
        assert_eq!(
            [each(5, 4), each(57, 16), each(28, 6), each(0, 3), each(0, 0)],
            ["1.3", "3.6", "4.7", "0.0", "—"]
        );
    }
}
