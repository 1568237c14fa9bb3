//! `kizuki-bindgen FILE.wasm FOLDER NAME`: leaves `NAME.js` and `NAME_bg.wasm` in the folder, for
//! `<script type="module">`. With `--version`: that of wasm-bindgen.

use std::env;

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--version"] => println!("kizuki-bindgen {}", wasm_bindgen_shared::version()),
        [wasm, folder, name] => Bindgen::new()
            .input_path(wasm)
            .web(true)?
            .typescript(false)
            .out_name(name)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(folder)
            .with_context(|| format!("cannot bind {wasm}"))?,
        _ => bail!("kizuki-bindgen FILE.wasm FOLDER NAME, or --version"),
    }
    Ok(())
}
