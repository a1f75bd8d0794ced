#!/usr/bin/env node
import * as module from "node:module";
import { setFlagsFromString } from "node:v8";
import { keepCompiled } from "./keep-compiled.js";

/**
 * Most runs take a second or two, and V8 optimizes what they have just begun to do: a quarter of the processor time, on
 * other threads, for nothing. Three times later is soon enough. Flags of V8 are those of a version.
 */
const later: Readonly<Record<string, string>> = {
  20: "--interrupt-budget=400000",
  22: "--invocation-count-for-turbofan=12000",
};
const [major = ""] = process.versions.node.split(".");
if (later[major] !== undefined) setFlagsFromString(later[major]);

// What is loaded from here on is compiled once and kept between runs: by Node itself from 22 on.
const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
if (enableCompileCache) enableCompileCache();
else keepCompiled();
const [{ wantsColor }, { run }] = await Promise.all([import("./colors.js"), import("./run.js")]);

const { stdout, stderr, env } = process;

// Who reads may go away (`healos-codegen lint | head`): nothing is wrong then, and the work is still to be done.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (stream === stdout)
      stderr.write(`healos-codegen: The output cannot be written (${error.code}).\n`);
    process.exit(2);
  });
}

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  error: (text) => stderr.write(text),
  status: (text) => stderr.write(`\r\u001b[K${text}`),
  colors: { out: wantsColor(stdout, env), error: wantsColor(stderr, env) },
  isInteractive: stderr.isTTY === true,
});
