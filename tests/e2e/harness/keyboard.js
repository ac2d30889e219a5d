// Looks on while somebody goes through a page with the Tab key. Runs as a function body in the page, and leaves
// `window.keyboard` there.
const ACTIONS =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=tab], " +
  "[role=checkbox], [role=radio], [role=switch], [contenteditable], [tabindex]:not([tabindex='-1'])";

/** What is folded is not there for anybody; unfolded, it must be reached like everything else. */
for (const details of document.querySelectorAll("details")) details.open = true;

// Under a modal dialog, nothing else can be used.
const ground = document.querySelector("dialog:modal") ?? document.body;
const isThere = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled") && !element.closest("[inert]");
const actions = [...ground.querySelectorAll(ACTIONS)].filter(isThere);
const described = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);

/** The radios of one name are one stop; the arrows go on from there. */
const stopOf = (element) => (element.type === "radio" && element.name ? `radio ${element.name}` : element);

/** Some fields lie unseen beneath the label that is drawn in their place. */
const isDrawn = (element) => {
  const { opacity, clipPath } = getComputedStyle(element);
  return opacity !== "0" && clipPath === "none";
};

/** What can tell an eye where the focus is: on the element, its labels, or what stands around it. */
const look = (element) =>
  [element, ...(element.labels ?? []), ...element.parentElement.children, element.parentElement]
    .filter(isDrawn)
    .map((part) => {
      const style = getComputedStyle(part);
      const outline = style.outlineStyle === "none" || style.outlineColor === "rgba(0, 0, 0, 0)" ? "" : style.outline;
      return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecorationLine].join();
    })
    .join(";");

document.activeElement?.blur();
const atRest = new Map(actions.map((element) => [element, look(element)]));
const reached = new Set();
let last = null;
const faults = [];

/** What lies over the element where it, or the label in its place, is meant to be seen. */
const coverOf = (element) => {
  const seen = isDrawn(element) ? element : (element.labels?.[0] ?? element);
  const { left, right, top, bottom } = seen.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const front = document.elementFromPoint(x, y);
  const isSeen = front && (seen.contains(front) || front.contains(seen));
  return isSeen ? null : (front ?? document.documentElement);
};

window.keyboard = {
  stops: new Set(actions.map(stopOf)).size,

  /** Looks at where the focus is now; says whether it has come round to where it was before. */
  async arrive() {
    // The page scrolls to the focus before the next picture.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const animation of document.getAnimations()) animation.finish();
    const element = document.activeElement;
    if (!atRest.has(element)) return false;
    const stop = stopOf(element);
    // A date is one field and several stops: day, month, year.
    if (reached.has(stop)) return stop !== last;
    reached.add(stop);
    last = stop;
    if (look(element) === atRest.get(element)) faults.push(`focus not seen: ${described(element)}`);
    const cover = coverOf(element);
    if (cover) faults.push(`covered by ${described(cover).slice(0, 60)}: ${described(element)}`);
    return false;
  },

  /** Everything that is wrong with the page as it was gone through. */
  faults() {
    const missed = actions.filter((element) => element.isConnected && isThere(element) && !reached.has(stopOf(element)));
    const isClickable = (element) =>
      window.clickable?.has(element) ||
      (getComputedStyle(element).cursor === "pointer" && getComputedStyle(element.parentElement).cursor !== "pointer");
    const isWorked = (element) => element.closest(ACTIONS) || element.closest("label")?.control;
    const dead = [...ground.querySelectorAll("*")].filter(
      (element) => isThere(element) && isClickable(element) && !isWorked(element),
    );
    return [
      ...faults,
      ...missed.map((element) => `not reached: ${described(element)}`),
      ...dead.map((element) => `only for a finger: ${described(element)}`),
    ];
  },
};
