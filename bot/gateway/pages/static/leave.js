// Leaving fast: the button at once, or Shift three times. Without this script the button is an ordinary link or form.
const ADDRESS = "/forlad";
const PRESSES = 3;
const WITHIN_MS = 5000;
const SAID = ["", "Tryk på Shift to gange mere for at forlade siden.", "Tryk på Shift én gang mere for at forlade siden."];

let presses = 0;
let timer = 0;

function count(to) {
  presses = to;
  const status = document.querySelector("[data-leave-count]");
  if (status) status.textContent = SAID[to] ?? "Du forlader siden.";
}

function leave() {
  // Covered before anything else: the next page may take a while to come.
  document.documentElement.classList.add("left");
  const sender = document.querySelector("[data-leave-form] input[name=sender]")?.value;
  const going = new URL(ADDRESS, location.href).href;
  if (sender) navigator.sendBeacon(going, new URLSearchParams({ sender }));
  try {
    window.top.location.replace(going);
  } catch {
    window.location.replace(going);
  }
}

document.documentElement.classList.add("script");

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-leave]")) {
    event.preventDefault();
    leave();
  }
});

document.addEventListener("keyup", (event) => {
  clearTimeout(timer);
  if (event.key !== "Shift") {
    if (presses) count(0);
    return;
  }
  count(presses + 1);
  if (presses >= PRESSES) leave();
  else timer = setTimeout(() => count(0), WITHIN_MS);
});

window.addEventListener("pageshow", () => {
  document.documentElement.classList.remove("left");
  count(0);
});
