import { describe, expect, it } from "vitest";
import { readPattern } from "../../src/values/linear-pattern.js";
import { processorTime } from "../processor-time.js";

/** A text of each kind that the two engines could see differently. */
const texts = [
  ..."a-b_[]^(?)/.0$ \t\n\v\f\r\b\0\u00a0\u2028\u3000\ufeffé字😀\ud83d",
  ...[
    "",
    "aa",
    "ab",
    "a1",
    "a\nb",
    "é1",
    "x y",
    "😀😀",
    "JFK-1",
    "[a]",
    "a.b",
    "2024-01-02",
    "/a/b",
  ],
];

describe("patterns", () => {
  it.each([
    ...["^\\s$", "^\\S+$", "^[\\s\\d]+$", "^[^\\s]+$", "^[\\S]$", "^[^\\S]$", "^[\\s\\S]*$"],
    ...[
      "^.$",
      "^..$",
      "^[.]$",
      "a.b",
      "^$",
      "",
      "^[]$",
      "^[^]$",
      "[^a]",
      "^[[]$",
      "^[a[^]$",
      "^[([]$",
    ],
    ...[
      "^[(?]$",
      "^(?:a|b)$",
      "^(?<letter>a)(?<digit>\\d)$",
      "\\bb\\b",
      "\\Bb",
      "^[\\b]$",
      "^\\0$",
    ],
    ...[
      "^\\u00e9\\d$",
      "^\\u{1f600}$",
      "^[\\ud83d\\ude00]+$",
      "^\\cJ$",
      "^\\x5b",
      "^[\\u3000-\\u5b57]$",
    ],
    ...[
      "^[a-z]{1,1000}$",
      "^\\p{L}+$",
      "^\\p{Lu}{3}-\\d$",
      "^[^\\p{L}]$",
      "^\\/a",
      "^[\\/\\-\\]\\^]$",
    ],
    ...[
      "^\\d{4}-\\d{2}-\\d{2}$",
      "^a*?$",
      "\\.",
      "^\\w+$",
      "^\\W$",
      "^[\\w-]$",
      "^\\$$",
      "(a|ab)(1|b)?$",
    ],
  ])("mean what they mean to JavaScript: %s", (pattern) => {
    const read = readPattern(pattern);
    if (typeof read === "string") throw new Error(read);
    const native = new RegExp(pattern, "u");
    expect(texts.filter((text) => read.test(text))).toEqual(
      texts.filter((text) => native.test(text)),
    );
  });

  it.each([
    ...["^(?=.*\\d).+$", "(?!a)", "(?<=a)b", "(?<!a)b", "(a)\\1", "(?<x>a)\\k<x>", "a{1001}"],
    ...["(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)\\12"],
  ])("that have no linear form are told: %s", (pattern) => {
    expect(readPattern(pattern)).toBe("costly");
  });

  it.each(["(", "[a", "\\Z", "(?P<x>a)", "a**", "[[:alpha:]]", "\\Aa", "\\Qa\\E", "{1}"])(
    "that are none are told: %s",
    (pattern) => {
      expect(readPattern(pattern)).toBe("mistaken");
    },
  );

  it.each(["^(a+)+$", "^(a|aa)*$", "^(a|a?)+$", "(.*a){12}$", "^(\\w+\\s?)*$", "(?:a?){40}a{40}b"])(
    "take no longer than their text is long: %s",
    (pattern) => {
      const read = readPattern(pattern);
      if (typeof read === "string") throw new Error(read);
      const taken = processorTime();
      expect(read.test(`${"a".repeat(50_000)}!`)).toBe(false);
      expect(taken()).toBeLessThan(3000);
    },
  );
});
