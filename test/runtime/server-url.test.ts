import { expect, test } from "vitest";
import { serverUrlOf } from "../../src/runtime/index.js";

const template = "https://{region}.example.com:{port}/{base}{undeclared}";
const defaults = { region: "eu", port: "8443", base: "v1" };

test.each([
  [{}, "https://eu.example.com:8443/v1{undeclared}"],
  [{ region: "us", port: 1 }, "https://us.example.com:1/v1{undeclared}"],
  [{ region: undefined, base: null }, "https://eu.example.com:8443/v1{undeclared}"],
  [{ base: "" }, "https://eu.example.com:8443/{undeclared}"],
  [{ base: "$&{region}" }, "https://eu.example.com:8443/$&{region}{undeclared}"],
])("%j", (given, url) => {
  expect(serverUrlOf(template, defaults, given)).toBe(url);
});
