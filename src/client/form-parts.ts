/** Set a text that is said again only when it has changed, or every letter of the title would repeat it. */
export function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

/** Make a button that says in its data what it is for. */
export function toButton(text: string, data: Readonly<Record<string, string>>): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = text;
  Object.assign(button.dataset, data);
  return button;
}

/** Put something into an item of a list. */
export function toItem(...inside: Node[]): HTMLLIElement {
  const item = document.createElement('li');
  item.append(...inside);
  return item;
}
