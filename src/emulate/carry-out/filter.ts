import type { Value } from "../store/value.js";
import type { FilterRule } from "../behaviour/behaviour.js";
import type { Stored } from "../store/store.js";

/** Whether a record passes a filter. A record without the property does not. */
export function passes(record: Stored, { field, matches }: FilterRule, wanted: Value): boolean {
  const value = record.fields[field];
  if (value === undefined) {
    return false;
  }
  switch (matches) {
    case "equal":
      return equals(value, wanted);
    case "day":
      return dayOf(value) === String(wanted);
    case "fromDay":
      return dayOf(value) >= String(wanted);
    case "untilDay":
      return dayOf(value) <= String(wanted);
    case "from":
      return Date.parse(String(value)) >= Date.parse(String(wanted));
    case "until":
      return Date.parse(String(value)) <= Date.parse(String(wanted));
    default:
      return matches satisfies never;
  }
}

/** One value, or one of several; a list passes where it has one of them. */
function equals(value: Value, wanted: Value): boolean {
  const values = [value].flat();
  return [wanted].flat().some((each) => values.some((own) => String(own) === String(each)));
}

/** The UTC day of a moment, as `YYYY-MM-DD`, which sorts like the days themselves. */
function dayOf(value: Value): string {
  const moment = Date.parse(String(value));
  return Number.isNaN(moment) ? "" : new Date(moment).toISOString().slice(0, 10);
}
