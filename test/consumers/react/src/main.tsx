import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import { createQueries } from "./queries.js";

const root = document.querySelector("#root");
if (root) createRoot(root).render(<App queries={createQueries()} />);
