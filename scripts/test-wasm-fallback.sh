#!/usr/bin/env bash
# Keeps the way around rustup working (scripts/wasm-from-debian.sh): forces it, builds the client
# into a folder of its own and looks at what came out.
source "$(dirname "$0")/lib.sh"

export KIZUKI_WASM=debian CARGO_TARGET_DIR=$ROOT/target/wasm-fallback
scripts/setup.sh run
wasm_cargo rustc --lib --crate-type cdylib --profile wasm-release --features hydrate
wasm=$CARGO_TARGET_DIR/$WASM_TARGET/wasm-release/kizuki_board.wasm
out=$CARGO_TARGET_DIR/wasm-bindgen
rm -rf "$out"
kizuki-bindgen "$wasm" "$out" kizuki
node --input-type=module -e '
  import { readFileSync } from "node:fs";
  const [out] = process.argv.slice(1);
  const module = new WebAssembly.Module(readFileSync(`${out}/kizuki_bg.wasm`));
  const names = WebAssembly.Module.exports(module).map((e) => e.name);
  if (!names.includes("hydrate")) throw new Error(`no hydrate() among the exports: ${names}`);
  if (!readFileSync(`${out}/kizuki.js`, "utf8").includes("export function hydrate")) throw new Error("no hydrate() in kizuki.js");
' "$out" || die "the client that Debian's compiler built is not usable" "see the message above"
say "The client builds with Debian's compiler: $(wc -c <"$out/kizuki_bg.wasm") bytes before wasm-opt."
