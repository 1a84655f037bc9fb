import { el } from "../dom.js";
import { icon } from "../icons.js";
import { popup } from "../popup.js";
import { workspace } from "../store.js";
import { plainText } from "./texts.js";
import { sendAction, withWarning } from "./actions.js";

function optionsOf(part) {
  const { users, channels } = workspace();
  if (part.type === "users_select") return users.filter(user => !user.is_bot).map(user => ({ text: user.real_name ?? user.name, value: user.id }));
  if (part.type === "channels_select" || part.type === "conversations_select") {
    return channels.filter(channel => !channel.is_im).map(channel => ({ text: `#${channel.name}`, value: channel.id }));
  }
  const all = part.options ?? (part.option_groups ?? []).flatMap(group => group.options ?? []);
  return all.map(option => ({ text: plainText(option.text), value: option.value, option }));
}

const plainKinds = { users_select: "selected_user", channels_select: "selected_channel", conversations_select: "selected_conversation" };

// What Slack sends for a choice of this kind of select.
function payload(part, choice) {
  const key = plainKinds[part.type];
  return key ? { type: part.type, [key]: choice.value } : { type: part.type, selected_option: choice.option };
}

export function select(part, block, surface) {
  const options = optionsOf(part);
  const initial = part.initial_option?.value ?? part.initial_user ?? part.initial_channel ?? part.initial_conversation ?? null;
  let chosen = surface.valueOf?.(block, part)?.chosen ?? initial;
  const placeholder = plainText(part.placeholder) || "Choose an option";
  const face = el("span", { class: "select-text" });
  const button = el("button", { class: "select", type: "button", role: "combobox", id: surface.fieldId, "data-action-id": part.action_id, "aria-label": surface.label ?? placeholder }, face, icon("chevron"));

  function show() {
    const choice = options.find(option => option.value === chosen);
    face.textContent = choice?.text ?? placeholder;
    button.classList.toggle("empty", !choice);
    if (choice) {
      button.title = choice.text;
      surface.keep?.(block, part, { ...payload(part, choice), chosen });
    }
  }

  const list = popup({
    button, options, chosen: () => chosen, label: placeholder,
    pick: choice => {
      chosen = choice.value;
      show();
      if (!surface.field) sendAction(part, block, surface, button, payload(part, choice));
    },
  });
  show();
  return withWarning(el("span", { class: "select-box" }, button, list), part, surface);
}

export function overflow(part, block, surface) {
  const button = el("button", { class: "button overflow", type: "button", "data-action-id": part.action_id, "aria-label": "More actions" }, icon("dots"));
  const list = popup({
    kind: "menu", button, label: "More actions",
    options: (part.options ?? []).map(option => ({ text: plainText(option.text), value: option.value, option })),
    pick: choice => sendAction(part, block, surface, button, { type: "overflow", selected_option: choice.option }),
  });
  return withWarning(el("span", { class: "select-box" }, button, list), part, surface);
}
