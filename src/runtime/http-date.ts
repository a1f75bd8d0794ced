/**
 * Milliseconds since the epoch of an HTTP-date in any of its three forms (RFC 9110, section 5.6.7), NaN otherwise.
 * `Date.parse` alone takes "120" for a year and reads the third form in the local time zone.
 */
export function parseHttpDate(text: string): number {
  const parts =
    /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>[\d:]{8}) GMT$/.exec(text) ??
    /^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>[\d:]{8}) GMT$/.exec(text) ??
    /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>[\d:]{8}) (?<year>\d{4})$/.exec(text);
  if (!parts?.groups) return NaN;
  const { day, month, year, time } = parts.groups;
  return Date.parse(
    `${day?.trim().padStart(2, "0")} ${month} ${fullYear(Number(year))} ${time} GMT`,
  );
}

/** A two-digit year that would be more than 50 years ahead is in the past. */
function fullYear(year: number): number {
  const thisYear = new Date().getUTCFullYear();
  if (year > 99) return year;
  const inThisCentury = thisYear - (thisYear % 100) + year;
  return inThisCentury > thisYear + 50 ? inThisCentury - 100 : inThisCentury;
}
