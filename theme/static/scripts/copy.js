// Adds a button that copies to each block of code and of BibTeX; without it, the text can be selected.
const SHOWN = 2000; // milliseconds that a button says what it did
const BLOCKS = "pre.selectable, .highlight pre";

for (const block of navigator.clipboard ? document.querySelectorAll(BLOCKS) : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(block);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), SHOWN);
  });
  block.after(button);
}
