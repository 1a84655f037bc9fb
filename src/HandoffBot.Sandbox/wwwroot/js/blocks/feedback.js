import { el } from "../dom.js";
import { icon } from "../icons.js";
import { plainText } from "./texts.js";
import { sendAction } from "./actions.js";

// Thumbs up and down, and small icon buttons. As in Slack, every click is sent again.
export function contextActions(block, surface) {
  return el("div", { class: "b-feedback", role: "group", "aria-label": "Feedback" }, (block.elements ?? []).flatMap(part => {
    if (part.type !== "feedback_buttons") return [small(part, block, surface, plainText(part.text), "bolt", { type: part.type, value: part.value })];
    return [["positive_button", "up"], ["negative_button", "down"]].filter(([key]) => part[key]).map(([key, face]) =>
      small(part, block, surface, part[key].accessibility_label ?? plainText(part[key].text), face, { type: part.type, value: part[key].value }));
  }));
}

function small(part, block, surface, label, face, what) {
  const node = el("button", {
    class: "button tiny", type: "button", "data-action-id": part.action_id, "data-value": what.value, "aria-label": label, title: label,
    onclick: () => sendAction(part, block, surface, node, what),
  }, icon(face), el("span", { class: "button-text" }, label));
  return node;
}
