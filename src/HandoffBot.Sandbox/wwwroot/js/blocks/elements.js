import { el } from "../dom.js";
import { withDrawnEmoji } from "../emojidrawings.js";
import { icon } from "../icons.js";
import { choices, dateField, textField } from "./fields.js";
import { overflow, select } from "./selects.js";
import { plainText } from "./texts.js";
import { sendAction, withWarning } from "./actions.js";

const kinds = {
  button,
  overflow,
  static_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  external_select: select,
  plain_text_input: textField,
  email_text_input: textField,
  number_input: textField,
  url_text_input: textField,
  checkboxes: choices,
  radio_buttons: choices,
  datepicker: dateField,
  timepicker: dateField,
};

export function element(part, block, surface) {
  if (!Object.hasOwn(kinds, part.type)) return el("span", { class: "b-unknown" }, `This page does not draw “${part.type}” yet.`);
  return kinds[part.type](part, block, surface);
}

function button(part, block, surface) {
  const label = plainText(part.text);
  const style = part.style === "primary" || part.style === "danger" ? ` ${part.style}` : "";
  const node = el("button", {
    class: `button${style}`, type: "button", "data-action-id": part.action_id, "data-value": part.value,
    "aria-label": part.accessibility_label ?? null,
    onclick: () => sendAction(part, block, surface, node, { type: "button", value: part.value }),
  }, el("span", { class: "button-text" }, withDrawnEmoji(label)), part.url && icon("out"));
  return withWarning(node, part, surface);
}
