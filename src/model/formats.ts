/** What a 64-bit integer is in the client: a number, which is exact up to 2^53, or what holds every digit. */
type Int64 = "bigint" | "number" | "string";

/** What a moment (`date-time`) is in the client: its text, or a Date. */
type Dates = "date" | "string";

/** What the values of certain formats are in the client. */
export interface Formats {
  int64: Int64;
  dates: Dates;
}
