// Keeps the colours that a reader chose in the footer. It runs before the page is drawn, so that
// none of them flashes; without it there is no choice, and the system says.
{
  const root = document.documentElement;
  const kept = () => {
    try {
      return localStorage.scheme ?? "system";
    } catch {
      return "system"; // where the browser keeps nothing, a choice holds for its page
    }
  };
  const show = (scheme) => {
    root.dataset.scheme = scheme;
    const input = document.querySelector(`.scheme [value="${scheme}"]`);
    if (input) input.checked = true;
  };

  show(kept());
  addEventListener("DOMContentLoaded", () => show(root.dataset.scheme));
  addEventListener("pageshow", (event) => event.persisted && show(kept()));
  addEventListener("storage", () => show(kept()));
  addEventListener("change", ({ target }) => {
    if (target.name !== "scheme") return;
    show(target.value);
    try {
      localStorage.scheme = target.value;
    } catch {}
  });
}
