// Moves the focus to what has to be corrected, so that it is read out and can be followed.
document.querySelector("[data-focus]")?.focus();
