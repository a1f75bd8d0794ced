import { paint } from "./colors.js";
import type { Terminal } from "./terminal.js";

/** How long everything may take before anyone is told what goes on, in milliseconds. */
const silentMs = 1_000;

/** Tells somebody who waits at a terminal which stage is running. */
export interface Progress {
  stage: (name: string) => void;
  /** Wipes the line. */
  end: () => void;
}

export function startProgress(terminal: Terminal): Progress {
  if (!terminal.isInteractive) return { stage: () => undefined, end: () => undefined };
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let shown = false;
  const show = (name: string): void => {
    shown = true;
    terminal.status(paint(`${name} …`, "dim", terminal.colors.error));
  };
  return {
    stage(name) {
      clearTimeout(timer);
      const left = silentMs - (performance.now() - started);
      if (left <= 0) show(name);
      else timer = setTimeout(() => show(name), left).unref();
    },
    end() {
      clearTimeout(timer);
      if (shown) terminal.status("");
      shown = false;
    },
  };
}
