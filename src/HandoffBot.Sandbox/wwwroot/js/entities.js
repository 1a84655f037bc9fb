const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

// One pass, so that &amp;lt; shows as &lt; and is not unescaped a second time.
export const plain = text => text.replace(/&(?:lt|gt|amp);/g, entity => entities[entity]);

// The same for every string inside a block that is all plain text, such as a chart.
export function unescaped(value) {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(unescaped);
  return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unescaped(inner)])) : value;
}
