import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A worker that answers on loopback. */
export interface Worker {
  origin: string;
  stop(): Promise<void>;
}

/**
 * Runs a bundled module on workerd.
 *
 * @param program workerd
 * @param bundle the module's path
 * @param texts what the worker finds in its environment
 */
export async function startWorker(
  program: string,
  bundle: string,
  texts: Readonly<Record<string, string>> = {},
): Promise<Worker> {
  const config = join(dirname(bundle), "worker.capnp");
  writeFileSync(config, configuration(basename(bundle), texts));
  // It tells the port that it was given on file descriptor 3.
  const child = spawn(program, ["serve", config, "--control-fd=3"], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const port = await new Promise<number>((listening, failed) => {
    child.stdio[3]?.on("data", (chunk: Buffer) => {
      const told = /"event":"listen".*"port":(\d+)/.exec(chunk.toString());
      if (told) listening(Number(told[1]));
    });
    void ended.then(() => failed(new Error("workerd ended before it listened")));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** Outward it reaches loopback, which workerd does not allow by itself. */
function configuration(module: string, texts: Readonly<Record<string, string>>): string {
  const bindings = Object.entries(texts).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "loopback", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed ${JSON.stringify(module)})],
  bindings = [${bindings.join(", ")}],
  compatibilityDate = "2026-11-01",
  globalOutbound = "loopback",
);
`;
}
