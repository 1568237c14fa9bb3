// `cargo metadata` on standard input; on standard output a list of the crates that are linked, and each text of a licence once,
// with the crates whose packages have it. Crates that only run while others are compiled are left out: nothing of them is in
// the program.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const { packages, resolve, workspace_members: ours } = JSON.parse(readFileSync(0, "utf8"));
const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
const byId = new Map(packages.map((one) => [one.id, one]));
const runsWhileCompiling = (one) => one.targets.some((target) => target.kind.includes("proc-macro"));

const linked = new Set();
const visit = (id) => {
  if (linked.has(id) || runsWhileCompiling(byId.get(id))) return;
  linked.add(id);
  for (const dep of nodes.get(id).deps)
    if (dep.dep_kinds.some(({ kind }) => kind === null)) visit(dep.pkg);
};
ours.forEach(visit);

const crates = [...linked]
  .filter((id) => !ours.includes(id))
  .map((id) => byId.get(id))
  .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
const texts = new Map();
const without = [];
for (const one of crates) {
  const folder = dirname(one.manifest_path);
  const files = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice|unlicense)/i.test(name) && !/\.(rs|toml|json|html)$/i.test(name))
    .sort();
  const name = `${one.name} ${one.version}`;
  let found = false;
  for (const file of files) {
    let text;
    try {
      text = readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim();
    } catch {
      continue; // a folder of that name
    }
    found = true;
    texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  console.log(`${name}: ${one.license ?? "see its file below"}${one.repository ? ` · ${one.repository}` : ""}`);
  if (!found) without.push(name);
}
for (const [text, names] of texts) console.log(`\n==== ${names.join(", ")} ====\n\n${text}`);
if (without.length) console.log(`\n==== The packages of these have no text; their licences are named above ====\n\n${without.join(", ")}`);
