/** What the service is told by its environment. */
export interface Config {
  healosUrl: string;
  apiKey: string;
  port: number;
  hospitalSecret: string;
  /** How many rows are written at the same time. */
  concurrency: number;
  pageSize: number;
  isDryRun: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

function required(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set.`);
  return value;
}

function wholeNumber(env: Environment, name: string, fallback: number): number {
  const text = env[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} is no whole number.`);
  return value;
}

export function readConfig(env: Environment): Config {
  return {
    healosUrl: required(env, "HEALOS_URL"),
    apiKey: required(env, "HEALOS_API_KEY"),
    hospitalSecret: env["HOSPITAL_SECRET"] ?? "local",
    port: wholeNumber(env, "PORT", 8080),
    concurrency: wholeNumber(env, "SYNC_CONCURRENCY", 4),
    pageSize: wholeNumber(env, "PAGE_SIZE", 20),
    isDryRun: env["DRY_RUN"] === "1",
  };
}
