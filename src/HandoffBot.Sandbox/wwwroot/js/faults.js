import { el } from "./dom.js";
import { addFault, clearFaults, removeFault } from "./api.js";
import { popup } from "./popup.js";
import { icon } from "./icons.js";
import { workspace } from "./store.js";

// The form that injects faults, and the list of those that are active.

const kinds = [
  ["rate_limited", "Answer 429, rate limited"], ["server_error", "Answer 500"], ["hang", "Never answer"], ["lost_response", "Accept, then lose the answer"],
  ["refused", "Cut the connection at once"], ["bad_json", "Accept, then answer half"], ["slow", "Answer two seconds late"],
  ["archived", "Channel is archived"], ["missing_channel", "Channel is missing"], ["revoked", "Token is revoked"],
];
const methods = ["any method", "chat.postMessage", "chat.update", "chat.postEphemeral", "views.open", "users.lookupByEmail"];

let kind = kinds[0][0];
let method = methods[0];
let channel = "any channel";
let times = "3";

function chooser(label, options, get, set) {
  const face = el("span", { class: "select-text" });
  const button = el("button", { class: "select", type: "button", role: "combobox", "aria-label": label, "data-focus": `fault-${label}` }, face, icon("chevron"));
  const show = () => { face.textContent = options.find(option => option.value === get())?.text ?? get(); };
  show();
  return el("span", { class: "select-box" }, button, popup({ button, options, label, chosen: get, pick: option => { set(option.value); show(); } }));
}

const option = text => ({ value: text, text });

export function faults() {
  const { faults: list = [], channels } = workspace();
  const rooms = [option("any channel"), ...channels.filter(one => !one.is_im).map(one => ({ value: one.id, text: `#${one.name}` }))];
  const count = el("input", { class: "text-field short", type: "number", min: 1, max: 999, value: times, "aria-label": "How many times", "data-focus": "fault-times", oninput: event => { times = event.target.value; } });
  return [
    el("div", { class: "fault-form" },
      chooser("Fault", kinds.map(([value, text]) => ({ value, text })), () => kind, value => { kind = value; }),
      chooser("Method", methods.map(option), () => method, value => { method = value; }),
      chooser("Channel", rooms, () => channel, value => { channel = value; }),
      el("div", { class: "button-row" }, count, el("span", { class: "quiet" }, "times"),
        el("button", { class: "button", type: "button", "data-focus": "fault-add", onclick: inject }, "Inject"))),
    list.length > 0 && el("ul", { class: "fault-list" }, list.map(fault => el("li", {}, icon("warn"),
      el("span", {}, el("b", {}, kinds.find(([value]) => value === fault.kind)?.[1] ?? fault.kind), ` ${fault.method ?? "any method"}${fault.channel ? `, ${fault.channel}` : ""}`),
      el("em", {}, fault.times ? `${fault.times} left` : "until cleared"),
      el("button", { class: "round", type: "button", "aria-label": "Take this fault away", "data-focus": `fault-${fault.id}`, onclick: () => removeFault(fault.id) }, icon("close"))))),
    list.length > 0 && el("button", { class: "button", type: "button", "data-focus": "fault-clear", onclick: () => clearFaults() }, "Clear all faults"),
  ].filter(Boolean);
}

function inject() {
  addFault({
    kind,
    method: method === methods[0] ? null : method,
    channel: channel === "any channel" ? null : channel,
    times: Number(times) || 1,
    retry_after: kind === "rate_limited" ? 5 : null,
  });
}
