//! The guessers: one file per way of linking people to notes. Most find orders
//! ([`crate::attack::streams`]); values, sizes and tags give guesses of their own.

mod choose;
mod joins;
mod order;
mod outside;
mod physical;
mod pick_ups;
mod postgres;
mod scan;
mod sizes;
mod snapshots;
mod tags;
mod times;
mod wal;

use super::{evidence::Evidence, model::Guess, streams};

/// Every guess of every method.
pub fn all(evidence: &Evidence<'_>) -> Vec<Guess> {
    let mut orders = outside::streams(evidence);
    orders.extend(order::streams(evidence));
    orders.extend(physical::streams(evidence));
    orders.extend(wal::streams(evidence));
    orders.extend(snapshots::streams(evidence));
    orders.extend(times::streams(evidence));
    orders.extend(postgres::streams(evidence));
    let mut found = streams::guesses(evidence.case, &orders);
    found.extend(joins::guesses(evidence));
    found.extend(pick_ups::guesses(evidence));
    found.extend(sizes::guesses(evidence));
    found.extend(tags::guesses(evidence));
    found
}
