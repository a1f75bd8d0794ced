import { createClient, listAllPatients } from "healos-client";

// No key here: the server that serves this page adds it to what it passes on.
const client = createClient({ baseUrl: "/api" });

const list = document.querySelector("#patients") as HTMLUListElement;
const status = document.querySelector("#status") as HTMLOutputElement;

for await (const result of listAllPatients(client, { limit: 5 }).results()) {
  if (!result.ok) {
    status.textContent = result.error.kind;
    break;
  }
  for (const { name } of result.items) list.append(row(name));
  status.textContent = `${list.children.length} patients`;
}

function row(name: string): HTMLLIElement {
  const item = document.createElement("li");
  item.textContent = name;
  return item;
}
