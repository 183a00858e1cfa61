// What makes the page pleasant. Without it everything works.

/** Says something to whoever cannot see it, too. */
function tell(element, text, milliseconds = 1500) {
  const before = element.textContent;
  element.setAttribute("role", "status");
  element.textContent = text;
  setTimeout(() => {
    element.textContent = before;
    element.removeAttribute("role");
  }, milliseconds);
}

async function copy(link) {
  const text = await (await fetch(link.href)).text();
  const parts = { "text/plain": new Blob([text], { type: "text/plain" }) };
  if (link.dataset.copy === "html") parts["text/html"] = new Blob([text], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem(parts)]);
  tell(link, link.dataset.done);
}

for (const link of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    copy(link).catch(() => location.assign(link.href));
  });
}

for (const form of document.querySelectorAll("form.ask")) form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
addEventListener("pageshow", () => document.querySelector("form.ask")?.removeAttribute("aria-busy"));

addEventListener("keydown", (event) => {
  const field = document.getElementById("q");
  if (event.key !== "/" || !field || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// A quote is scrolled to by the address (#quote); where Telegram opened the page, whose address it takes for itself, by this.
if (location.hash.startsWith("#tgWebApp")) document.getElementById("quote")?.scrollIntoView({ block: "center" });

// How far a run of the index is.
for (const place of document.querySelectorAll("[data-progress]")) {
  const watch = setInterval(async () => {
    const state = await (await fetch(place.dataset.progress)).json();
    if (!state.running) {
      clearInterval(watch);
      location.reload();
    } else if (state.phase) {
      place.querySelector("span").textContent = state.phase;
      place.querySelector("progress").max = state.total || 1;
      place.querySelector("progress").value = state.done;
    }
  }, 500);
}

/** The next pages of the window look as the first, unless the browser lets a frame keep nothing. */
function look(chosen) {
  let scheme = chosen;
  try {
    scheme ??= sessionStorage.getItem("scheme");
    if (chosen) sessionStorage.setItem("scheme", chosen);
  } catch {}
  if (scheme) document.documentElement.dataset.scheme = scheme;
}
look();

// Telegram's own window says behind the # who opened it, and how it looks.
const opened = new URLSearchParams(location.hash.slice(1));
const framed = parent !== window;
// Only there: by a link in a browser somebody could be signed in as another.
const telegram = framed || "TelegramWebviewProxy" in window || "notify" in (window.external ?? {});
if (telegram && opened.has("tgWebAppData")) {
  const { bg_color: paper } = JSON.parse(opened.get("tgWebAppThemeParams") || "{}");
  if (/^#[0-9a-f]{6}$/i.test(paper)) look(Number.parseInt(paper.slice(3, 5), 16) < 128 ? "dark" : "light");
  const signed = await fetch("/sign-in/telegram", { method: "POST", body: new URLSearchParams({ data: opened.get("tgWebAppData"), framed: framed ? "1" : "" }) });
  if (signed.ok && document.querySelector("[data-refused]")) location.replace(location.href.split("#")[0]);
}
