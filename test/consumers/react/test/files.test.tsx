import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "react-dom/server";
import { doubles, inOrder, rowOf, sizeText, totalOf, whyRefused } from "../src/files/files.js";
import { FileLine, FilesFooter } from "../src/files/files-page.js";
import { makePatientDocument, makeUploadedDocument } from "../src/healos/factories.js";

const letter = makePatientDocument({
  id: "d1",
  filename: "letter.pdf",
  file_size: 2048,
  public_url: "https://files.example/d1",
  upload_date: "2026-03-15T09:30:00.000Z",
});
const picture = makePatientDocument({
  id: "d2",
  filename: "letter.pdf",
  file_size: 3 * 1024 ** 2,
  public_url: null,
  upload_date: "2026-03-16T09:30:00.000Z",
});

test("sizes", () => {
  assert.equal(sizeText(letter.file_size), "2.0 kB");
  assert.equal(sizeText(picture.file_size), "3.0 MB");
  assert.equal(sizeText(undefined), "unknown size");
  assert.equal(totalOf([letter, { ...picture, file_size: 1 }]), 2049);
});

test("rows, newest first", () => {
  assert.deepEqual(
    inOrder([letter, picture]).map(({ id }) => id),
    ["d2", "d1"],
  );
  assert.deepEqual(rowOf(picture), { id: "d2", filename: "letter.pdf", size: "3.0 MB" });
  const uploaded = makeUploadedDocument({
    id: "d3",
    filename: "scan.png",
    file_size: 1024,
    public_url: null,
  });
  assert.equal(rowOf(uploaded).size, "1.0 kB");
});

test("two files of one name", () => {
  assert.deepEqual(doubles([letter, picture]), ["letter.pdf"]);
  assert.match(renderToString(<FilesFooter files={[letter, picture]} />), /two of .*letter\.pdf/);
});

test("a line with a link", () => {
  const html = renderToString(<FileLine {...rowOf(letter)} onRemove={() => undefined} />);
  assert.match(html, /href="https:\/\/files\.example\/d1"/);
});

test("why a file was not taken", () => {
  const body = { error: "Validation failed", details: { file: ["is too large"] } };
  const headers = new Headers();
  assert.equal(whyRefused({ kind: "http", status: 400, body, headers } as never), "is too large");
  assert.equal(
    whyRefused({ kind: "http", status: 404, body: { error: "Gone" }, headers } as never),
    "The patient is not there any more.",
  );
  assert.equal(
    whyRefused({ kind: "timeout", afterMs: 10 } as never),
    "The file did not arrive. Try again.",
  );
});
