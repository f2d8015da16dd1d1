// Builds dist from src: one style sheet, one script, the pictures, each under a
// name that changes with its content, and beside each text its compressed
// forms. build.sh calls it; the result is committed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { NodePackageImporter, compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url)); // Node 18 has no import.meta.dirname
const dist = join(here, "dist");
const scripts = ["src/ctin.js"]; // one bundle each; another page's script is another line
const styles = ["src/style/ctin.scss"];

const work = mkdtempSync(join(tmpdir(), "ctin-assets-"));
const files = new Map(); // plain name → bytes

for (const style of styles) {
  const name = basename(style, ".scss") + ".css";
  const plain = join(work, name);
  writeFileSync(plain, compile(join(here, style), { importers: [new NodePackageImporter(here)] }).css);
  files.set(name, esbuild(plain));
}
for (const script of scripts) {
  files.set(basename(script), esbuild(join(here, script), "--bundle", "--format=esm", "--target=es2022"));
}
for (const picture of readdirSync(join(here, "src/images")).sort()) {
  files.set(picture, readFileSync(join(here, "src/images", picture)));
}
write(files);
rmSync(work, { recursive: true });

function esbuild(entry, ...options) {
  const args = ["tool", "esbuild", entry, "--minify", "--charset=utf8", "--legal-comments=none", ...options];
  return execFileSync("go", args, { cwd: here, maxBuffer: 1 << 26 });
}

// write replaces dist. A compressed file whose content has not changed is kept
// as it is: two versions of zlib do not compress to the same bytes.
function write(files) {
  mkdirSync(dist, { recursive: true });
  const manifest = {};
  const kept = new Set(["manifest.json"]);
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
    const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`;
    manifest[name] = hashed;
    for (const [file, content] of [[hashed, bytes], ...compressed(hashed, bytes)]) {
      writeFileSync(join(dist, file), content);
      kept.add(file);
    }
  }
  writeFileSync(join(dist, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
  for (const file of readdirSync(dist)) if (!kept.has(file)) rmSync(join(dist, file));
}

function compressed(name, bytes) {
  if (![".css", ".js", ".svg"].includes(extname(name))) return [];
  return [
    [name + ".gz", reuse(name + ".gz", bytes, zlib.gunzipSync) ?? zlib.gzipSync(bytes, { level: 9 })],
    [name + ".br", reuse(name + ".br", bytes, zlib.brotliDecompressSync) ?? zlib.brotliCompressSync(bytes)],
  ];
}

function reuse(name, bytes, decompress) {
  const path = join(dist, name);
  if (!existsSync(path)) return undefined;
  const before = readFileSync(path);
  return decompress(before).equals(bytes) ? before : undefined;
}
