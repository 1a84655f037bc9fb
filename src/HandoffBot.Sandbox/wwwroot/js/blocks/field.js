import { el, freshId } from "../dom.js";
import { element } from "./elements.js";
import { plainText } from "./texts.js";

// An input block: label, field, hint, and the validation error returned for it.
export function field(block, surface) {
  const id = freshId("field");
  const hintId = block.hint ? `${id}-hint` : null;
  const error = surface.errors?.[block.block_id];
  const label = plainText(block.label);
  const inside = { ...surface, field: !block.dispatch_action, fieldId: id, label, describedBy: [hintId, error && `${id}-error`].filter(Boolean).join(" ") || null };
  return el("div", { class: error ? "b-input faulty" : "b-input" },
    el("label", { for: id }, label, block.optional && el("span", { class: "optional" }, " (optional)")),
    element(block.element, block, inside),
    block.hint && el("div", { class: "hint", id: hintId }, plainText(block.hint)),
    error && el("div", { class: "fault", id: `${id}-error`, role: "alert" }, error));
}
