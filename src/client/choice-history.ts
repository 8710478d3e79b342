/**
 * Watch the selects inside an element, and tell of each change whether it is a new entry of the history. A keyboard that
 * walks through a select changes it with every key: all those steps are one entry, which ends with the focus.
 */
export function watchChoices(root: HTMLElement): (select: HTMLSelectElement) => 'push' | 'replace' {
  let isKeyboard = false;
  let walked: HTMLSelectElement | undefined;
  const rest = () => {
    walked = undefined;
  };
  root.addEventListener('keydown', () => {
    isKeyboard = true;
  });
  root.addEventListener('pointerdown', () => {
    isKeyboard = false;
  });
  root.addEventListener('focusout', rest);
  window.addEventListener('popstate', rest);
  return (select) => {
    const how = isKeyboard && select === walked ? 'replace' : 'push';
    walked = isKeyboard ? select : undefined;
    return how;
  };
}
