// Shows the buttons that copy a text, as <button hidden data-copy="id of the text" data-done="Copied">, and lets them work.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.setAttribute("aria-live", "polite");
      button.textContent = button.dataset.done;
    });
  }
}
