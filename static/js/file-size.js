// Says that a chosen file is too large before it is sent, which may take minutes; the server says so as well.
const {mostBytes, tooLarge} = document.currentScript.dataset;
const files = (form) => [...form.querySelectorAll("input[type=file]")];
document.addEventListener("change", ({target}) => {
  if (target.type !== "file") return;
  const bytes = [...target.files].reduce((sum, file) => sum + file.size, 0);
  target.setCustomValidity(bytes > mostBytes ? tooLarge : "");
  target.reportValidity();
});
document.addEventListener("submit", (event) => {
  const wrong = files(event.target).find((input) => input.validity.customError);
  if (!wrong) return;
  event.preventDefault();
  wrong.reportValidity();
}, true);
