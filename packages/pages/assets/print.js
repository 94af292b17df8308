// Prints the sheets; without a script the browser's own menu does.
const button = document.querySelector('button');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
