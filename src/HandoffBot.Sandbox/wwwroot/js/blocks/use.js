import { el } from "../dom.js";
import { ask } from "../dialogs.js";
import { icon } from "../icons.js";
import { safe } from "../tokens.js";

// Asks first when the element wants that, then tells the bot, busy until it answered.
export async function use(part, block, surface, node, what) {
  if (node.getAttribute("aria-busy") === "true") return;
  if (part.confirm && !(await ask(part.confirm))) return;
  const address = safe(part.url ?? "");
  if (address) open(address, "_blank", "noopener,noreferrer");
  node.setAttribute("aria-busy", "true");
  await surface.act({ block_id: block.block_id, action_id: part.action_id, ...what });
  node.removeAttribute("aria-busy");
}

// The warning triangle beside what the bot was too slow to answer.
export function late(node, part, surface) {
  const why = surface.late?.(part.action_id);
  if (!why) return node;
  return el("span", { class: "late" }, node, el("span", { class: "triangle", role: "status", title: why }, icon("warn"), el("span", { class: "unseen" }, why)));
}
