import { Option, type Command } from "commander";
import type { DemoEvent } from "../demo.js";
import type { DemoCompanion } from "../demo/steps.js";
import type { Listening } from "../emulate/server/listen.js";
import { paint } from "./colors.js";
import { untilInterrupted } from "./interruption.js";
import type { Terminal } from "./terminal.js";

/** Adds `demo` to the program. */
export function demoCommand(program: Command, terminal: Terminal): void {
  program
    .command("demo")
    .description(
      "Show the first minute with the Healos client: a list, a create, a conflict and a rate limit, against an " +
        "emulator in this process. Nothing is written, and nothing is sent over a network.",
    )
    .addOption(
      new Option(
        "--with <companion>",
        "check the answers by the schemas of a companion as well, and see one that does not fit",
      ).choices(["valibot", "zod"]),
    )
    .option("--page", "as a second act, serve a page on this machine that runs it in a browser")
    .action(async (flags: { with?: DemoCompanion; page?: true }) => {
      // Loaded here, so that no other command waits for it.
      const { demo } = await import("../demo.js");
      const started = performance.now();
      await demo((event) => {
        const seconds = ((performance.now() - started) / 1000).toFixed(2).padStart(5);
        terminal.out(told(event, `${seconds} s`, terminal));
      }, flags.with);
      const next = "healos-codegen generate --out src/healos --layout source";
      terminal.out(`\nMake the client a part of your project:\n  ${next}\n`);
      if (flags.page) {
        const { serveDemo } = await import("../demo-in-browser.js");
        await show(await serveDemo(), terminal);
      }
    });
}

/** Serves the page until somebody ends the program. */
async function show({ origin, close }: Listening, terminal: Terminal): Promise<void> {
  terminal.out(`\nThe same in a browser: ${origin}/\nCtrl+C ends.\n`);
  try {
    await untilInterrupted(
      (stop) => new Promise<void>((done) => stop.addEventListener("abort", () => done())),
    );
  } finally {
    await close();
  }
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
