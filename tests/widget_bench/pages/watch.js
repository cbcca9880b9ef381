// Watches one widget: when it is ready, open and greeting. No layout is asked for, so that watching costs all of them the same.
const widget = await import(`./${document.body.dataset.widget}.js`);
const seen = (window.seen = {});
const SAID = "automatisk assistent";

function until(name, condition) {
  return new Promise((done) => {
    const look = () => {
      if (!condition()) return requestAnimationFrame(look);
      seen[name] = performance.now();
      done();
    };
    look();
  });
}

window.press = async () => {
  seen.pressed = performance.now();
  const both = [until("open", widget.field), until("greeted", () => widget.transcript()?.textContent.includes(SAID))];
  widget.open();
  await Promise.all(both);
};
await until("ready", widget.ready);
