import { readFileSync } from "node:fs";

/** The processor time of a running process so far, of all its threads: fields 14 and 15 of Linux's `/proc/PID/stat`. */
export function processorMs(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const hundredths = Number(fields[11]) + Number(fields[12]);
  return 10 * hundredths;
}
