import { el, keepingFocus } from "./dom.js";
import { act, close, submit } from "./api.js";
import { drawBlocks } from "./blocks/blocks.js";
import { plainText } from "./blocks/texts.js";
import { dialog } from "./dialogs.js";
import { warningFor, recordOutcome, failureText } from "./warnings.js";
import { announce } from "./accessibility.js";
import { me } from "./session.js";
import { workspace } from "./store.js";

// Modals: the current user's topmost one is shown; values typed into it survive a redraw.
let open = null;

export function drawModals() {
  const mine = workspace().views.filter(view => view.user === me());
  const top = mine.at(-1);
  if (open && open.id !== top?.id) dismiss();
  if (!top) return;
  const sign = JSON.stringify([top.view, top.errors]);
  if (open?.sign === sign) return;
  if (!open) build(top);
  open.errors = top.errors ?? null;
  open.sign = sign;
  open.view = top.view;
  fill();
}

function dismiss() {
  const gone = open;
  open = null;
  gone.node.close("done");
}

function build(top) {
  const modal = { id: top.id, values: new Map(), errors: null };
  modal.title = el("span", {});
  modal.body = el("div", { class: "dialog-body" });
  modal.foot = el("footer", { class: "dialog-foot" });
  modal.form = el("form", { class: "dialog-form", novalidate: true, onsubmit: event => { event.preventDefault(); send(); } }, modal.body, modal.foot);
  open = modal;
  modal.node = dialog({
    title: modal.title,
    body: modal.form,
    onclose: () => {
      if (open !== modal) return;
      open = null;
      close(me(), modal.id);
    },
  });
  modal.node.dataset.viewId = top.id;
}

const keyOf = (block, part) => `${block.block_id}\n${part.action_id}`;

function fill() {
  const modal = open;
  const { view, values: before } = modal;
  modal.values = new Map();
  const surface = {
    errors: modal.errors,
    act: async what => recordOutcome(modal.id, "", what.action_id, await act({ user: me(), view_id: modal.id, ...what })),
    warning: actionId => warningFor(modal.id, "", actionId),
    valueOf: (block, part) => before.get(keyOf(block, part)),
    keep: (block, part, value) => modal.values.set(keyOf(block, part), value),
  };
  modal.title.textContent = plainText(view.title);
  const cancel = el("button", { class: "button", type: "button", "data-focus": "modal-cancel", onclick: () => modal.node.close("close") }, plainText(view.close) || (view.submit ? "Cancel" : "Close"));
  const yes = view.submit && el("button", { class: "button primary", type: "submit", "data-focus": "modal-submit" }, plainText(view.submit));
  keepingFocus(modal.node, () => {
    modal.body.replaceChildren(...drawBlocks(view.blocks, surface));
    modal.foot.replaceChildren(...[cancel, yes].filter(Boolean));
  });
  if (!modal.node.contains(document.activeElement) || document.activeElement.dataset.focus === "dialog-close") {
    (modal.body.querySelector("input,textarea,[role=combobox]") ?? yes ?? cancel).focus();
  }
}

function missing(view, values) {
  const empty = block => Object.values(values[block.block_id] ?? {}).every(value => !(value.value || value.selected_option || value.selected_options?.length || value.selected_date || value.selected_time || value.selected_user || value.selected_channel || value.selected_conversation));
  const faulty = (view.blocks ?? []).filter(block => block.type === "input" && !block.optional && empty(block));
  return faulty.length ? Object.fromEntries(faulty.map(block => [block.block_id, "Please complete this field."])) : null;
}

function collect(modal) {
  const values = {};
  for (const [key, { chosen, ticked, ...value }] of modal.values) {
    const [block, action] = key.split("\n");
    (values[block] ??= {})[action] = value;
  }
  return values;
}

async function send() {
  const modal = open;
  const values = collect(modal);
  modal.errors = missing(modal.view, values);
  if (modal.errors) return fault(modal);
  modal.node.setAttribute("aria-busy", "true");
  const answer = await submit(me(), modal.id, values);
  modal.node.removeAttribute("aria-busy");
  if (open !== modal) return;
  modal.errors = answer.errors ?? null;
  if (modal.errors) return fault(modal);
  if (answer.ok) return;
  announce(failureText(answer), true);
  modal.foot.prepend(el("span", { class: "dialog-problem" }, failureText(answer)));
}

function fault(modal) {
  fill();
  modal.body.querySelector(".faulty input,.faulty textarea,.faulty [role=combobox]")?.focus();
}
