const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

// One pass, so that &amp;lt; shows as &lt; and is not unescaped a second time.
export const plain = text => text.replace(/&(?:lt|gt|amp);/g, entity => entities[entity]);
