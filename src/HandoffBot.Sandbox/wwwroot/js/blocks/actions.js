import { el } from "../dom.js";
import { ask } from "../dialogs.js";
import { icon } from "../icons.js";
import { safe } from "../tokens.js";

// Shows the confirmation dialog if the element has one, then sends the action; the element is busy until the response.
export async function sendAction(part, block, surface, node, what) {
  if (node.getAttribute("aria-busy") === "true") return;
  if (part.confirm && !(await ask(part.confirm))) return;
  const address = safe(part.url ?? "");
  if (address) open(address, "_blank", "noopener,noreferrer");
  node.setAttribute("aria-busy", "true");
  await surface.act({ block_id: block.block_id, action_id: part.action_id, ...what });
  node.removeAttribute("aria-busy");
}

// Adds the warning triangle to an element whose action was not acknowledged in time.
export function withWarning(node, part, surface) {
  const why = surface.warning?.(part.action_id);
  if (!why) return node;
  return el("span", { class: "late" }, node, el("span", { class: "triangle", role: "status", title: why }, icon("warn"), el("span", { class: "unseen" }, why)));
}
