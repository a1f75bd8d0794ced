import type { Finding } from "../finding.js";
import { deprecation } from "./hints.js";
import type { Rule } from "./rule.js";

export const sunsetMissing: Rule = {
  id: "sunset-missing",
  title: "Something was deprecated without a date",
  explain:
    "Off unless `--rule sunset-missing=error` or `=risky` turns it on. Whatever is deprecated should name the day until which it works as `x-sunset`, so that callers can plan.",
};
export const sunsetNotice: Rule = {
  id: "sunset-notice",
  title: "Something was deprecated at short notice",
  explain:
    "Off unless `--sunset-days` sets the number of days between a deprecation and its `x-sunset`. A date that cannot be read counts as none.",
};

/** Rules that are off unless somebody asks for them. */
export const policies: readonly Rule[] = [sunsetMissing, sunsetNotice];

interface Policy {
  /** An RFC 3339 date. */
  today: string;
  /** The fewest days between today and a sunset. */
  days: number;
}

/** What new deprecations do not keep to. */
export function deprecationFindings(findings: readonly Finding[], policy: Policy): Finding[] {
  return findings
    .filter(({ id, after }) => id === deprecation.id && after === true)
    .flatMap((finding) => {
      const { sunset } = finding;
      if (sunset === undefined) {
        return [broken(finding, sunsetMissing, "names no day until which it works")];
      }
      const left = daysUntil(sunset, policy.today);
      if (left >= policy.days) return [];
      const what = Number.isNaN(left) || left < 0 ? "no day ahead" : `${left} days ahead`;
      return [broken(finding, sunsetNotice, `its sunset ${sunset} is ${what}, not ${policy.days}`)];
    });
}

function broken(finding: Finding, { id }: Rule, what: string): Finding {
  return {
    ...finding,
    id,
    message: finding.message.replace(/is deprecated now.*$/, `is deprecated now, and ${what}`),
    why: "whoever calls it needs the time to stop",
    fingerprint: `${id}-${finding.fingerprint}`,
  };
}

function daysUntil(sunset: string, today: string): number {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(sunset)?.[0] ?? "";
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
