import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./packages.ts";

/** An OpenAPI document that clients are made of. */
export interface BenchDocument {
  name: string;
  file: string;
}

const shared = join(resolve(root, process.env["SHARED_DIR"] ?? "../shared"), "specs");
const files: Readonly<Record<string, string>> = {
  healos: join(root, "spec", "healos.yaml"),
  petstore: join(shared, "petstore.yaml"),
  "train-travel": join(shared, "train-travel.yaml"),
  museum: join(shared, "museum.yaml"),
  spotify: join(shared, "spotify.yaml"),
  twilio: join(shared, "twilio-messaging-v1.yaml"),
  openai: join(shared, "openai.yaml"),
  stripe: join(shared, "stripe.json"),
  github: join(shared, "github.json"),
};

/** The documents on this machine, those that `names` has, from the smallest to the largest. */
export function documents(names: readonly string[] = Object.keys(files)): BenchDocument[] {
  const unknown = names.find((name) => !(name in files));
  if (unknown !== undefined) {
    throw new Error(`There is no document ${unknown}: ${Object.keys(files).join(", ")}.`);
  }
  return Object.entries(files)
    .filter(([name]) => names.includes(name))
    .map(([name, file]) => ({ name, file }))
    .filter(({ name, file }) => {
      const isThere = existsSync(file);
      if (!isThere) process.stderr.write(`Skipped: ${name}, since ${file} is not there.\n`);
      return isThere;
    });
}
