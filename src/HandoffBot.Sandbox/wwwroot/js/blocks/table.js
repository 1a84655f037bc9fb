import { el } from "../dom.js";
import { plain } from "../entities.js";
import { withDrawnEmoji } from "../emojidrawings.js";
import { inlineRich } from "./richtext.js";
import { rich } from "./texts.js";

// The table block: the first row is the header.
export function table(block) {
  const [head, ...rows] = block.rows ?? [];
  const settings = block.column_settings ?? [];
  const align = column => (/^(left|center|right)$/.test(settings[column]?.align ?? "") ? `align-${settings[column].align}` : null);
  const cells = (row, tag) => (row ?? []).map((cell, column) => el(tag, { class: align(column), scope: tag === "th" ? "col" : null }, content(cell)));
  return el("div", { class: "b-table", role: "region", "aria-label": "Table", tabindex: 0 },
    el("table", {}, el("thead", {}, el("tr", {}, cells(head, "th"))), el("tbody", {}, rows.map(row => el("tr", {}, cells(row, "td"))))));
}

function content(cell) {
  if (cell?.type === "rich_text") return (cell.elements ?? []).flatMap(part => inlineRich(part.elements));
  if (cell?.type === "raw_number") return String(cell.text ?? cell.value ?? "");
  if (cell?.type === "raw_text") return withDrawnEmoji(plain(String(cell.text ?? "")));
  return rich(cell);
}
