//! `wrk`, the load: 2 threads, 64 connections, as in the figures of other boards.

use std::{path::Path, process::Command, time::Duration};

/// Pages a second.
pub fn pages(url: &str, coding: &str, length: Duration) -> f64 {
    run(&["-H", &format!("Accept-Encoding: {coding}")], url, length)
}

/// Stickers a second; `script` makes their bodies.
pub fn likes(url: &str, script: &Path, length: Duration) -> f64 {
    run(&["-s", script.to_str().expect("a path")], url, length)
}

fn run(more: &[&str], url: &str, length: Duration) -> f64 {
    let length = format!("{}s", length.as_secs());
    let output = Command::new("wrk")
        .args(["-t2", "-c64", "-d", &length])
        .args(more)
        .arg(url)
        .output()
        .expect("wrk is installed");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && !text.contains("Non-2xx") && !text.contains("Socket errors"),
        "{url}: {text}"
    );
    let line = text.lines().find_map(|line| line.strip_prefix("Requests/sec:")).expect("a rate");
    line.trim().parse().expect("a number")
}
