import { serve } from "@hono/node-server";
import { readFileSync } from "node:fs";
import { connect } from "./client.js";
import { readConfig } from "./config.js";
import { createApp } from "./http/app.js";
import { Log } from "./log.js";
import { runSync } from "./run.js";

const config = readConfig(process.env);
const log = new Log((line) => console.error(line));
const client = connect(config, log);
const [patients, visits] = process.argv.slice(2);

if (patients !== undefined && visits !== undefined) {
  const files = { patients: readFileSync(patients, "utf8"), visits: readFileSync(visits, "utf8") };
  console.log(await runSync(client, files, { log, config }));
} else {
  serve({ fetch: createApp(client, config).fetch, port: config.port });
}
