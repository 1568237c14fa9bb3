// Bundles a stylesheet with everything it imports, minified, and lowered far enough for the
// four-year-old phones that staff really have: node scripts/bundle-css.mjs IN OUT
import { writeFileSync } from "node:fs";
import { bundle } from "lightningcss";

const [input, output] = process.argv.slice(2);
const version = (major) => major << 16;
const { code, warnings } = bundle({
  filename: input,
  minify: true,
  targets: { chrome: version(105), firefox: version(105), safari: version(15) },
});
for (const warning of warnings) console.error(`${input}: ${warning.message}`);
if (warnings.length > 0) process.exit(1);
writeFileSync(output, code);
