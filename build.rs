//! The migrations are compiled in by a macro, which cannot tell cargo that a file was added.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
