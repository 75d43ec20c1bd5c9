// The key / leads to the search, except while somebody types or where they have turned it off.
addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey) return;
  if (target.closest?.("input, textarea, select, [contenteditable]")) return;
  try {
    if (localStorage.slash) return;
  } catch {}
  event.preventDefault();
  const field = document.querySelector("[type=search]");
  if (field) field.focus();
  else location.assign(document.querySelector("[rel=search]").href);
});
