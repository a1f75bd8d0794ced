import { spawn } from "node:child_process";

/** Starts `healos-codegen emulate` in this repository on a free port, and waits until it serves. */
export function startEmulator(args: readonly string[]): Promise<{ baseUrl: string; stop(): void }> {
  const child = spawn(process.execPath, ["dist/cli/main.js", "emulate", "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", (code) => reject(new Error(`The emulator ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const baseUrl = /^Serving (\S+)$/m.exec((said += text))?.[1];
      if (baseUrl !== undefined) {
        resolve({ baseUrl, stop: () => void child.kill() });
      }
    });
  });
}
