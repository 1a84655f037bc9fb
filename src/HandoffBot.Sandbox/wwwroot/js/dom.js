// Builds elements. A string only ever becomes a text node or an attribute: nothing on this page parses HTML,
// which is what keeps a lead named <img onerror=…> a name.

export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "disabled") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

const svgSpace = "http://www.w3.org/2000/svg";

export function svg(tag, props, ...children) {
  const node = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

export function $(id) {
  return document.getElementById(id);
}

let ids = 0;

export function freshId(prefix) {
  ids += 1;
  return `${prefix}-${ids}`;
}

// The selector by which a redraw finds the focused element again.
function focusMark(node) {
  const holder = node?.closest?.("[data-action-id],[data-focus]");
  if (!holder) return null;
  return holder.dataset.actionId ? { name: "actionId", value: holder.dataset.actionId } : { name: "focus", value: holder.dataset.focus };
}

function findMark(root, mark) {
  return [root, ...root.querySelectorAll("*")].find(node => node.dataset?.[mark.name] === mark.value && node.tabIndex >= 0 && !node.disabled);
}

// Runs a redraw of what is inside root and restores the keyboard focus.
export function keepingFocus(root, redraw, fallback) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  redraw();
  if (!held || root.contains(held)) return;
  const mark = focusMark(held);
  const found = mark && findMark(root, mark);
  (found ?? fallback?.() ?? root).focus({ preventScroll: true });
}

// Makes parent's children be the items', in order. A child whose item's signature is unchanged is left alone.
export function reconcile(parent, items, draw) {
  const known = new Map([...parent.children].map(child => [child.dataset.key, child]));
  let before = null;
  for (const item of items) {
    let node = known.get(item.key);
    if (!node || node.dataset.sign !== item.sign) {
      const old = node;
      node = draw(item, Boolean(old));
      node.dataset.key = item.key;
      node.dataset.sign = item.sign;
      if (old) replaceKeepingFocus(old, node);
    }
    known.delete(item.key);
    const wanted = before ? before.nextElementSibling : parent.firstElementChild;
    if (wanted !== node) parent.insertBefore(node, wanted);
    before = node;
  }
  for (const gone of known.values()) gone.remove();
}

function replaceKeepingFocus(old, node) {
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  const mark = held && focusMark(held);
  if (old.tabIndex === 0) node.tabIndex = 0;
  old.replaceWith(node);
  if (held) ((mark && findMark(node, mark)) ?? node).focus({ preventScroll: true });
}
