//! Two people at the form of one theme: what they change apart is both kept, and of what both change
//! nothing is lost.

use axum::http::StatusCode;
use kizuki_board::domain::theme::Theme;

use crate::support::{
    Answer, TestApp, both_dbs, day,
    form::{fields, value, with},
    plan,
};

type Form = Vec<(String, String)>;

/// Two organizers who have opened the form of one draft.
struct Two<'a> {
    app: &'a TestApp,
    cookie: String,
    id: kizuki_board::domain::ids::ThemeId,
    first: Form,
    second: Form,
}

impl<'a> Two<'a> {
    async fn open(app: &'a TestApp) -> Self {
        let mut plan = plan("zaitaku");
        plan.answers_on = Some(day("2020-10-02"));
        let id = app.state.create_theme(&plan, false).await.expect("made");
        let cookie = app.organizer("hr@example.jp").await;
        let form = fields(&app.get_as(&cookie, &format!("/admin/themes/{id}/edit")).await.body);
        Self { app, cookie, id, first: form.clone(), second: form }
    }

    async fn save(&self, form: &Form, others: &[(&str, &str)]) -> Answer {
        let form = with(form.clone(), others);
        let fields: Vec<(&str, &str)> =
            form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.app.form(&self.cookie, "/do/save_theme", &fields).await
    }

    async fn stored(&self) -> Theme {
        self.app.state.board.theme(self.id).await.expect("there")
    }
}

fn without(form: &Form, field: &str) -> Form {
    form.iter().filter(|(name, _)| name != field).cloned().collect()
}

both_dbs! {
    async fn what_they_change_apart_is_both_kept(app: TestApp) {
        let two = Two::open(&app).await;
        let first = [("form[title]", "先の題"), ("form[prompts][0][name]", "先の切り口")];
        let saved = two.save(&two.first, &first).await;
        assert!(saved.location().ends_with("?done=saved"), "{}", saved.body);
        // The second one unticks a box, which is not sent at all.
        let second = without(&two.second, "form[stickers]");
        let second_saves = [("form[closes_on]", "2020-09-25"), ("form[prompts][2][name]", "足した切り口"), ("form[prompts][2][colour]", "sky")];
        let merged = two.save(&second, &second_saves).await;
        assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
        assert!(merged.location().ends_with("?done=merged"));
        let theme = two.stored().await;
        assert_eq!(theme.title, "先の題");
        assert_eq!((theme.closes_on, theme.stickers.on), (day("2020-09-25"), false));
        let names: Vec<&str> = theme.prompts.iter().map(|prompt| prompt.name.as_str()).collect();
        assert_eq!(names, ["先の切り口", "改善すべきところ", "足した切り口"]);
        let page = app.get_as(&two.cookie, merged.location()).await.body;
        assert!(page.contains("同じときにほかの人が変えたところは、その人のとおりに残っています。"));
        // Pressed twice it is done once.
        let again = two.save(&second, &second_saves).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(two.stored().await.prompts.len(), 3);
    }

    async fn what_both_change_is_shown_beside_its_field_and_nothing_is_lost(app: TestApp) {
        let two = Two::open(&app).await;
        let first = [("form[title]", "先の<題>"), ("form[answers_on]", "2020-10-09"), ("form[tally]", "hidden"), ("form[prompts][0][name]", "先の切り口")];
        two.save(&two.first, &first).await;
        let second = [("form[title]", "後の題"), ("form[description]", "後の説明"), ("form[prompts][0][name]", "後の切り口"), ("form[answers_on]", "")];
        let asked = two.save(&two.second, &second).await;
        assert_eq!(asked.status, StatusCode::CONFLICT);
        assert_eq!(two.stored().await.title, "先の<題>", "nothing is overwritten");
        let form = fields(&asked.body);
        let is = |name: &str| value(&form, name).map(ToOwned::to_owned);
        // Mine stays in the field, theirs is said beside it; what only they changed is theirs.
        assert_eq!(is("form[title]").as_deref(), Some("後の題"));
        assert_eq!(is("form[description]").as_deref(), Some("後の説明"));
        assert_eq!(is("form[tally]").as_deref(), Some("hidden"));
        for (field, says) in [("title", "先の&lt;題&gt;"), ("prompts-0-name", "先の切り口"), ("answers-on", "2020-10-09")] {
            let beside = asked.body.split(&format!("id=\"{field}-err\"")).nth(1).expect(field);
            assert!(beside.split("</p>").next().expect("its end").contains(says), "{field}");
            assert!(asked.body.contains(&format!("href=\"#{field}\"")), "the banner leads to {field}");
        }
        assert!(asked.body.contains("aria-describedby=\"title-err"));
        assert!(!asked.body.contains("id=\"description-err\""), "nobody else touched it");

        // What is decided there is saved, over what was seen.
        let decided = two.save(&form, &[("form[title]", "二人の題")]).await;
        assert!(decided.location().ends_with("?done=saved"), "{}", decided.body);
        let theme = two.stored().await;
        assert_eq!((theme.title.as_str(), theme.description.as_str(), theme.answers_on), ("二人の題", "後の説明", None));
        assert_eq!(theme.prompts[0].name, "後の切り口");
        assert_eq!(theme.tally, kizuki_board::domain::settings::Tally::Hidden);
    }

    async fn a_third_change_while_one_decides_is_not_overwritten(app: TestApp) {
        let two = Two::open(&app).await;
        two.save(&two.first, &[("form[title]", "先の題")]).await;
        let asked = fields(&two.save(&two.second, &[("form[title]", "後の題")]).await.body);
        let now = fields(&app.get_as(&two.cookie, &format!("/admin/themes/{}/edit", two.id)).await.body);
        two.save(&now, &[("form[description]", "三人めの説明")]).await;
        let decided = two.save(&asked, &[]).await;
        assert!(decided.location().ends_with("?done=merged"), "{}", decided.body);
        let theme = two.stored().await;
        assert_eq!((theme.title.as_str(), theme.description.as_str()), ("後の題", "三人めの説明"));
    }

    async fn a_theme_that_opened_meanwhile_is_still_saved(app: TestApp) {
        let two = Two::open(&app).await;
        app.move_to(two.id, kizuki_board::domain::theme::State::Open).await;
        let saved = two.save(&two.second, &[("form[description]", "書き足した")]).await;
        assert!(saved.location().ends_with("?done=merged"), "{}", saved.body);
        assert_eq!(two.stored().await.description, "書き足した");
    }

    async fn a_form_that_says_nothing_of_its_beginning_overwrites_nothing(app: TestApp) {
        let two = Two::open(&app).await;
        two.save(&two.first, &[("form[title]", "先の題")]).await;
        for base in ["", "{", "[]"] {
            let asked = two.save(&two.second, &[("form[description]", "後の説明"), ("base", base)]).await;
            assert_eq!(asked.status, StatusCode::CONFLICT, "{base}");
            assert!(asked.body.contains("後の説明"));
        }
        assert_eq!(two.stored().await.title, "先の題");
    }
}
