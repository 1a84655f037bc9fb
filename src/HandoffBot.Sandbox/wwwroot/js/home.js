import { $, el, keepingFocus } from "./dom.js";
import { act, openHome } from "./api.js";
import { drawBlocks } from "./blocks/blocks.js";
import { warningFor, warningsSignature, recordOutcome } from "./warnings.js";
import { me } from "./session.js";
import { workspace } from "./store.js";

// The bot's home tab for the current user. Opening it sends app_home_opened, upon which the bot may publish it again.
let opened = null;

export function leaveHome() {
  opened = null;
}

export function drawHome() {
  const arriving = opened !== me();
  if (arriving) {
    opened = me();
    openHome(me());
    $("foot").replaceChildren();
    $("pane").onscroll = null;
    $("pane").replaceChildren(el("section", { id: "messages", class: "home", "aria-label": "HandoffBot home", tabindex: -1 }));
  }
  const view = workspace().homes?.[me()];
  const home = $("messages");
  const sign = JSON.stringify([view, warningsSignature("home", me())]);
  if (home.dataset.sign === sign) return;
  home.dataset.sign = sign;
  const surface = {
    act: async what => recordOutcome("home", me(), what.action_id, await act({ user: me(), view_id: view.id ?? "home", ...what })),
    warning: actionId => warningFor("home", me(), actionId),
  };
  const nothing = el("div", { class: "empty" }, el("b", {}, "Nothing here yet"), el("p", {}, "HandoffBot fills this page when it hears that you opened it."));
  keepingFocus(home, () => home.replaceChildren(...(view?.blocks?.length ? drawBlocks(view.blocks, surface) : [nothing])));
}
