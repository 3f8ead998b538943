// What stands beyond the right side of the screen, innermost first to blame: ["selector: pixels: its words", …]; empty when all fits.
() => {
  const width = window.innerWidth;
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return [];
  const nameOf = (element) => element.localName + (element.id ? `#${element.id}` : "") + [...element.classList].map((each) => `.${each}`).join("");
  const pathOf = (element) => {
    const path = [];
    for (let at = element; at && at !== document.body && path.length < 4; at = at.parentElement) path.unshift(nameOf(at));
    return path.join(" > ");
  };
  // what scrolls or is clipped in a box of its own makes nothing wider; an absolute box is held only by a positioned one
  const held = (element) => {
    let absolute = getComputedStyle(element).position === "absolute";
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (absolute && style.position === "static") continue;
      if (style.overflowX !== "visible") return true;
      absolute = style.position === "absolute";
    }
    return false;
  };
  const right = (element) => Math.ceil(element.getBoundingClientRect().right - width);
  const all = [...document.body.querySelectorAll("*")].filter((each) => right(each) > 0 && each.getBoundingClientRect().height > 0 && !held(each));
  const inner = all.filter((each) => !all.some((other) => other !== each && each.contains(other)));
  const found = inner.slice(0, 5).map((each) => `${pathOf(each)}: ${right(each)} px: ${(each.textContent ?? "").trim().slice(0, 40)}`);
  return found.length ? found : [`no element, perhaps its ::before or ::after: ${over} px`];
}
