/**
 * Keeps whether the numbers of weeks are shown in the address, as `?weeks`, and takes it along to the months before and after
 * (links with `rel="prev"`, `rel="next"` or `data-month`). The box inside it works alone: styles read it, and `guard.js` has set it
 * before anything was seen.
 */
class WeekNumbers extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('input');
    if (!box) return;
    keep(box.checked);
    box.addEventListener('change', () => {
      history.replaceState(history.state, '', (box.checked ? '?weeks' : location.pathname) + location.hash);
      keep(box.checked);
    });
  }
}

function keep(isShown: boolean): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a:is([rel="prev"], [rel="next"], [data-month])')) {
    link.search = isShown ? '?weeks' : '';
  }
}

customElements.define('week-numbers', WeekNumbers);
