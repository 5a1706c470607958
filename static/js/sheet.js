// On a period's sheet, Enter goes to the value of the next row instead of sending the form.
for (const form of document.querySelectorAll("form[data-sheet]")) {
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !field.matches("td input:not([type=file]), td select")) return;
    event.preventDefault();
    const rows = [...form.querySelectorAll("tbody tr")];
    const later = rows.slice(rows.indexOf(field.closest("tr")) + 1);
    const next = later.map((row) => row.querySelector("td input:not([type=hidden]), td select, td textarea")).find(Boolean);
    (next ?? form.querySelector("button[name=act]"))?.focus();
  });
}
