import type { BenchDocument } from "./documents.ts";

/** What a measure is asked for. */
export interface MeasureOptions {
  /** The documents of `--only`, or all. */
  documents: readonly BenchDocument[];
  /** Fewer rounds and smaller loads. */
  isQuick: boolean;
}

/** One of the measures. */
export interface Measure {
  name: string;
  /** The heading of its section in the results. */
  title: string;
  /** Resolves to the section's text, in Markdown. Progress goes to stderr. */
  run(options: MeasureOptions): Promise<string>;
}
