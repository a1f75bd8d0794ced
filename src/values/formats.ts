import { fullFormats } from "ajv-formats/dist/formats.js";

/** Whether a text, or a number, is of a format. */
type IsOfFormat<Value> = (value: Value) => boolean;

const usualMoment = (fullFormats["date-time"] as { validate: IsOfFormat<string> }).validate;
const usualTime = (fullFormats.time as { validate: IsOfFormat<string> }).validate;

const zone = String.raw`(?:[Zz]|[+-]\d\d:\d\d)`;
const moment = new RegExp(String.raw`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?${zone}$`);
const time = new RegExp(String.raw`^\d\d:\d\d:\d\d(?:\.\d+)?${zone}$`);

/** A date and a time by RFC 3339, section 5.6: with a T between them, and with a zone of hours and minutes. */
export const isMoment: IsOfFormat<string> = (text) => moment.test(text) && usualMoment(text);

/** A time by RFC 3339, section 5.6. */
export const isTime: IsOfFormat<string> = (text) => time.test(text) && usualTime(text);

const beyond = 2 ** 63;

/** An integer of 64 bits. Doubles go in steps of 1024 there, and the one nearest to the largest integer is beyond it. */
export const isInt64: IsOfFormat<number> = (value) =>
  Number.isInteger(value) && value >= -beyond && value < beyond;
