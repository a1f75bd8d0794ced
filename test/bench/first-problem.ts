import { stripVTControlCharacters } from "node:util";

const longest = 120;

/** The first line of a tool's messages that tells of a failure, without the places of this machine. */
export function firstProblem(output: string): string | undefined {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const telling = /error|fail|invalid|cannot|refuse|unable|unexpected|not supported|exception/i;
  const line = lines.find((candidate) => telling.test(candidate)) ?? lines[0];
  return line?.replace(/(file:\/\/)?(\/[\w.@+-]+){2,}\//g, "").slice(0, longest);
}
