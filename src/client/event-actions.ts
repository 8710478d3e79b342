/**
 * What can be done with an event: menus (`<details>`) that Escape closes, and whoever goes elsewhere, and buttons that only a script can
 * answer, hidden until there is one: `data-do` copies the address of the page, hands it to other apps, or saves the picture of
 * the QR code. The page's own address stands in `data-url`; `data-copied` and `data-failed` are told in the element with `role="status"`.
 */
class EventActions extends HTMLElement {
  connectedCallback(): void {
    for (const button of this.querySelectorAll('button')) {
      button.hidden = button.dataset.do === 'send' && !('share' in navigator);
    }
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-do]') : null;
      if (button?.dataset.do === 'copy') void this.#copy();
      if (button?.dataset.do === 'send') void this.#send();
      if (button?.dataset.do === 'save') this.#save();
    });
    this.addEventListener('keydown', ({ key }) => {
      const open = this.querySelector('details[open]');
      if (key !== 'Escape' || !open) return;
      open.removeAttribute('open');
      open.querySelector('summary')?.focus();
    });
    for (const away of ['pointerdown', 'focusin']) {
      document.addEventListener(away, ({ target }) => {
        const open = this.querySelector('details[open]');
        if (!(target instanceof Node && open?.contains(target))) open?.removeAttribute('open');
      });
    }
  }

  async #copy(): Promise<void> {
    const { url = '', copied = '', failed = '' } = this.dataset;
    let told = copied;
    try {
      await navigator.clipboard.writeText(url);
    } catch {
      // Browsers inside other programs have no clipboard.
      told = failed;
    }
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = told;
  }

  async #send(): Promise<void> {
    try {
      await navigator.share({ title: document.title, url: this.dataset.url ?? location.href });
    } catch {
      // Whoever thinks better of it closes the list of apps.
    }
  }

  #save(): void {
    const code = document.querySelector('.poster svg');
    if (!code) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(code)], { type: 'image/svg+xml' }));
    link.download = 'qr.svg';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

customElements.define('event-actions', EventActions);
