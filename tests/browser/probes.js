// What the tests ask of a page as it stands: `probes.<name>()` gives the elements that break a promise.
window.probes = (() => {
  const PRESSED = "a[href], button, input:not([type=hidden]), textarea, select, summary";
  const FRAMED = "button, .button, textarea, select, input:not([type=hidden], [type=radio], [type=checkbox])";
  // All elements, those in the widget's shadow root included.
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? deep(e.shadowRoot) : [])]);
  const shown = (selector = "*") =>
    deep(document).filter((e) => e.matches(selector) && e.checkVisibility() && !e.closest(".vh, .visually-hidden, .skip"));
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className} '${(e.textContent ?? "").trim().slice(0, 40)}'`;

  // A table of figures may scroll by itself (WCAG 1.4.10), when a keyboard can do it.
  function apart(e) {
    const box = e.parentElement?.closest('[tabindex="0"]');
    return box && getComputedStyle(box).overflowX === "auto";
  }

  function tooWide() {
    const { clientWidth, scrollWidth } = document.documentElement;
    const past = (box) => box.width && (box.right > clientWidth + 1 || box.left < -1);
    const found = shown().filter((e) => !apart(e) && past(e.getBoundingClientRect())).map(name);
    return scrollWidth > clientWidth ? ["the page scrolls sideways", ...found] : found;
  }

  function covered(e) {
    e.blur(); // what has focus already would not be brought into sight
    e.focus();
    const box = e.getClientRects()[0];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const points = [0.1, 0.5, 0.9].flatMap((y) => [0.1, 0.5].map((x) => [box.left + x * box.width, top + y * (bottom - top)]));
    return !points.some(([x, y]) => {
      const hit = e.getRootNode().elementFromPoint(x, y);
      return hit && (e.contains(hit) || (hit.contains(e) && !hit.matches("html, body, main")));
    });
  }

  // Backwards, as Shift and Tab go: what is above comes from under what sticks to the top.
  function outOfSight() {
    const widget = document.querySelector("rusvejviser-chat")?.shadowRoot;
    const open = widget?.querySelector(".panel:not([hidden])");
    const all = shown(`${PRESSED}, [tabindex="0"]`).filter((e) => !open || (e.getRootNode() === widget && !e.matches(".launcher")));
    return all.reverse().filter(covered).map(name);
  }

  function moving() {
    const roots = [document, ...deep(document).map((e) => e.shadowRoot).filter(Boolean)];
    const running = roots.flatMap((root) => root.getAnimations()).map((each) => each.animationName ?? each.transitionProperty);
    const styled = deep(document).filter((e) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(e);
      return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth";
    });
    return [...running, ...styled.map(name)];
  }

  // Forced colours drop backgrounds and shadows: what can be pressed needs an edge or a line …
  function edgeless() {
    const drawn = (s) => ["Top", "Right", "Bottom", "Left"].some((side) => s[`border${side}Style`] !== "none" && parseFloat(s[`border${side}Width`]) > 0);
    const plain = (s) => !drawn(s) && !s.textDecorationLine.includes("underline");
    return shown(FRAMED).filter((e) => plain(getComputedStyle(e)) && !e.matches(".close")).map(name);
  }

  // … and what has focus an outline.
  function ringless() {
    return shown(PRESSED)
      .filter((e) => {
        e.focus({ focusVisible: true });
        const { outlineStyle, outlineWidth } = getComputedStyle(e);
        return outlineStyle === "none" || parseFloat(outlineWidth) < 1;
      })
      .map(name);
  }

  return { tooWide, outOfSight, moving, edgeless, ringless };
})();
