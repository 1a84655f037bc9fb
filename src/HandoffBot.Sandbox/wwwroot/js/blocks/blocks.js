import { el } from "../dom.js";
import { chart } from "./chart.js";
import { contextActions } from "./feedback.js";
import { element } from "./elements.js";
import { field } from "./field.js";
import { image } from "./image.js";
import { richText } from "./richtext.js";
import { table } from "./table.js";
import { plainText, rich } from "./texts.js";

// Block Kit as nodes. A surface (a message, a modal, the home tab) says what a click does and which values were typed.

const kinds = {
  header: block => el("h3", { class: "b-header" }, rich(block.text)),
  divider: () => el("hr", { class: "b-divider" }),
  section,
  context: block => el("div", { class: "b-context" }, (block.elements ?? []).map(part =>
    part.type === "image" ? image(part, "b-context-image") : el("span", { class: "b-context-text" }, rich(part)))),
  actions: (block, surface) => el("div", { class: "b-actions", role: "group", "aria-label": "Actions" },
    (block.elements ?? []).map(part => element(part, block, surface))),
  input: field,
  image: block => el("figure", { class: "b-image" }, block.title && el("figcaption", {}, plainText(block.title)), image(block, "b-picture")),
  rich_text: richText,
  data_visualization: chart,
  table,
  context_actions: contextActions,
  alert: block => el("div", { class: `b-alert b-alert-${/^[a-z]+$/.test(block.level ?? "") ? block.level : "info"}`, role: "note" }, rich(block.text)),
  markdown: block => el("div", { class: "b-section" }, rich({ type: "mrkdwn", text: block.text })),
};

function section(block, surface) {
  return el("div", { class: block.accessory ? "b-section with-accessory" : "b-section" },
    el("div", { class: "b-section-main" },
      block.text && el("div", { class: "b-text" }, rich(block.text)),
      block.fields && el("div", { class: "b-fields" }, block.fields.map(text => el("div", { class: "b-field" }, rich(text))))),
    block.accessory && el("div", { class: "b-accessory" },
      block.accessory.type === "image" ? image(block.accessory, "b-accessory-image") : element(block.accessory, block, surface)));
}

export function drawBlocks(blocks, surface) {
  return (blocks ?? []).map(block => {
    const node = Object.hasOwn(kinds, block.type) ? kinds[block.type](block, surface) : unknown(block.type);
    if (block.block_id) node.dataset.blockId = block.block_id;
    node.dataset.block = block.type;
    return node;
  });
}

// Shown in place of an unsupported block, so that no part of a message disappears silently.
function unknown(type) {
  return el("div", { class: "b-unknown" }, `This page does not draw “${type}” yet.`);
}
