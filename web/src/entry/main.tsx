import "@fontsource-variable/inter/wght.css";
import "../tokens.css";
import "../base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { organisationTheme } from "../api/appearance.ts";
import { startLanguage } from "../texts/language.ts";
import { App } from "./app.tsx";
import { applyTheme, wear } from "./theme.ts";

applyTheme();
// Nobody waits for it: until it comes, what was kept holds.
organisationTheme().then(wear, () => undefined);
const place = document.getElementById("app");
await startLanguage();
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
