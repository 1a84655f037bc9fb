import { el } from "../dom.js";
import { safe } from "../tokens.js";

// An image that cannot be loaded (there may be no network) shows its alternative text.
export function image(block, className) {
  const source = safe(block.image_url ?? "");
  const words = block.alt_text ?? "";
  const instead = () => el("span", { class: `${className} no-picture`, role: "img", "aria-label": words }, words);
  if (!source || !/^https?:/i.test(source)) return instead();
  return el("img", { class: className, src: source, alt: words, loading: "lazy", referrerpolicy: "no-referrer", onerror: event => event.target.replaceWith(instead()) });
}
