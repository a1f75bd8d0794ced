import type { Command } from "commander";
import type { DemoEvent } from "../demo.js";
import { paint } from "./colors.js";
import type { Terminal } from "./terminal.js";

/** Adds `demo` to the program. */
export function demoCommand(program: Command, terminal: Terminal): void {
  program
    .command("demo")
    .description(
      "Show the first minute with the Healos client: a list, a create, a conflict and a rate limit, against an " +
        "emulator in this process. Nothing is written, and nothing is sent over a network.",
    )
    .action(async () => {
      // Loaded here, so that no other command waits for it.
      const { demo } = await import("../demo.js");
      const started = performance.now();
      await demo((event) => {
        const seconds = ((performance.now() - started) / 1000).toFixed(2).padStart(5);
        terminal.out(told(event, `${seconds} s`, terminal));
      });
      const next = "healos-codegen generate --out src/healos --layout source";
      terminal.out(`\nMake the client a part of your project:\n  ${next}\n`);
    });
}

function told(event: DemoEvent, time: string, { colors }: Terminal): string {
  switch (event.kind) {
    case "step": {
      const code = event.code.trimEnd().replace(/^/gm, "  ");
      return `\n${paint(event.title, "bold", colors.out)}\n${paint(code, "cyan", colors.out)}\n`;
    }
    case "request": {
      const { method, path, status, retryAfter } = event;
      const wait = retryAfter === undefined ? "" : `, try again in ${retryAfter} s`;
      const line = `${time}  ${method} ${path} ${status}${wait}`;
      return `${paint(line, status < 400 ? "dim" : "yellow", colors.out)}\n`;
    }
    case "output":
      return `${" ".repeat(time.length)}  ${event.text}\n`;
    default:
      return event satisfies never;
  }
}
