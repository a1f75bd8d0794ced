export type Level = "debug" | "error" | "info" | "warn";

export interface Line {
  level: Level;
  message: string;
  fields: Readonly<Record<string, unknown>>;
}

/** Lines of JSON, as the hospital's log collector takes them. */
export class Log {
  readonly #write: (line: string) => void;
  readonly lines: Line[] = [];

  constructor(write: (line: string) => void = () => undefined) {
    this.#write = write;
  }

  at(level: Level, message: string, fields: Line["fields"] = {}): void {
    const line: Line = { level, message, fields };
    this.lines.push(line);
    this.#write(JSON.stringify({ level, message, ...fields }));
  }

  info(message: string, fields?: Line["fields"]): void {
    this.at("info", message, fields);
  }

  warn(message: string, fields?: Line["fields"]): void {
    this.at("warn", message, fields);
  }

  count(level: Level): number {
    return this.lines.filter((line) => line.level === level).length;
  }
}
