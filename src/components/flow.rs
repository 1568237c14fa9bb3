//! A funnel with its numbers at the bars, and the same numbers as a table.

use leptos::prelude::*;

use crate::report::chart::{BAND, Bar, FunnelStep, funnel};

/// From the top of one bar to that of the next, in pixels: the bar, and the band with the words of
/// the next one.
const STEP: usize = BAR + BAND;
const BAR: usize = 18;
/// Room for the words of the first bar.
const TOP: usize = 24;

/// Each step with its number above its bar, narrowing to the next. `says` is the whole of it in
/// words, for whom the picture is none.
pub fn flow_picture(says: String, steps: &[Bar]) -> AnyView {
    let values: Vec<u32> = steps.iter().map(|step| step.value).collect();
    let height = TOP + STEP * steps.len() - BAND;
    let drawn = steps.iter().zip(funnel(&values)).enumerate();
    let drawn = drawn.map(|(at, (bar, step))| draw(TOP + at * STEP, bar, step)).collect_view();
    view! {
        <svg class="flow" role="img" aria-labelledby="flow-says" width="100%" height=height>
            <title id="flow-says">{says}</title>
            {drawn}
        </svg>
    }
    .into_any()
}

fn draw(top: usize, bar: &Bar, step: FunnelStep) -> AnyView {
    let band = step.band.map(|path| {
        let area = format!("0 0 100 {BAND}");
        view! {
            <svg y=top + BAR width="100%" height=BAND viewBox=area preserveAspectRatio="none"><path class="band" d=path></path></svg>
        }
    });
    let [x, width] = [step.x, step.width].map(|part| format!("{part:.2}%"));
    view! {
        {band}
        <rect class="bar-fill" x=x y=top width=width height=BAR></rect>
        <text x="50%" y=top - 7 text-anchor="middle">{bar.label.clone()}"\u{2002}"<tspan class="value">{bar.value}</tspan></text>
    }
    .into_any()
}
