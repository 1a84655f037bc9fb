import { el, freshId } from "../dom.js";
import { plainText, rich } from "./texts.js";
import { sendAction } from "./actions.js";

// Text fields, date pickers and choices. Each stores its value in the surface, from which a submission reads it.

const inputTypes = { email_text_input: "email", number_input: "number", url_text_input: "url" };

export function textField(part, block, surface) {
  const keep = value => surface.keep?.(block, part, { type: part.type, value: value || null });
  const start = surface.valueOf?.(block, part)?.value ?? part.initial_value ?? "";
  const node = el(part.multiline ? "textarea" : "input", {
    class: "text-field", type: part.multiline ? null : inputTypes[part.type] ?? "text", id: surface.fieldId, rows: part.multiline ? 4 : null,
    maxlength: part.max_length, placeholder: plainText(part.placeholder), "data-action-id": part.action_id,
    "aria-describedby": surface.describedBy, value: start, oninput: () => keep(node.value),
  });
  keep(start);
  return node;
}

export function dateField(part, block, surface) {
  const time = part.type === "timepicker";
  const key = time ? "selected_time" : "selected_date";
  const start = surface.valueOf?.(block, part)?.[key] ?? part.initial_date ?? part.initial_time ?? "";
  const node = el("input", {
    class: "text-field", type: time ? "time" : "date", id: surface.fieldId, value: start, "data-action-id": part.action_id,
    "aria-label": surface.field ? null : plainText(part.placeholder) || "Date",
    onchange: () => {
      surface.keep?.(block, part, { type: part.type, [key]: node.value || null });
      if (!surface.field) sendAction(part, block, surface, node, { type: part.type, [key]: node.value });
    },
  });
  surface.keep?.(block, part, { type: part.type, [key]: start || null });
  return node;
}

export function choices(part, block, surface) {
  const many = part.type === "checkboxes";
  const group = freshId("choices");
  const before = many ? part.initial_options ?? [] : [part.initial_option].filter(Boolean);
  const kept = surface.valueOf?.(block, part);
  const ticked = new Set(kept?.ticked ?? before.map(option => option.value));
  const answer = () => {
    const options = (part.options ?? []).filter(option => ticked.has(option.value));
    return many ? { type: part.type, selected_options: options } : { type: part.type, selected_option: options[0] ?? null };
  };
  const keep = () => surface.keep?.(block, part, { ...answer(), ticked: [...ticked] });
  const node = el("div", { class: "choices", role: many ? "group" : "radiogroup", "aria-label": surface.label }, (part.options ?? []).map(option => {
    const box = el("input", {
      type: many ? "checkbox" : "radio", name: group, checked: ticked.has(option.value), "data-action-id": part.action_id,
      onchange: () => {
        if (!many) ticked.clear();
        if (box.checked) ticked.add(option.value);
        else ticked.delete(option.value);
        keep();
        if (!surface.field) sendAction(part, block, surface, node, answer());
      },
    });
    return el("label", { class: "tick" }, box, el("span", {}, rich(option.text), option.description && el("small", {}, rich(option.description))));
  }));
  keep();
  return node;
}
