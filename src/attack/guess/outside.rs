//! Background knowledge, which is in no file: the order and the times at which people came.

use crate::attack::{
    evidence::Evidence,
    model::{Method, Sighting, Stream},
    streams::Gather,
    who::Subject,
};

/// The visits, as orders of people.
pub fn streams(evidence: &Evidence<'_>) -> Vec<Stream> {
    let mut orders = Gather::new(Method::Outside, "");
    let mut times = Gather::new(Method::Outside, "time");
    for visit in evidence.visits {
        let (Some(person), theme) =
            (evidence.case.person(&visit.person), evidence.case.theme(visit.theme))
        else {
            continue;
        };
        let subject = Subject::Person(person);
        if let Some(at) = visit.order {
            orders.see_one("order of visits", Sighting { at, subject, theme });
        }
        if let Some(seconds) = visit.picked_up_at {
            times.see_one(
                "times of visits",
                Sighting { at: seconds.saturating_mul(1_000_000), subject, theme },
            );
        }
    }
    let mut found = orders.finish();
    found.extend(times.finish());
    found
}
