/**
 * Tells a visitor whose clock goes differently when an event begins by theirs: «у вас 13:30», with the weekday where it is
 * another one. `data-start` is the local start with its offset, `data-words` the sentence around `{time}`. Empty without script, and
 * for everybody in the event's own time.
 */
class OwnTime extends HTMLElement {
  connectedCallback(): void {
    const { start = '', words = '' } = this.dataset;
    const moment = new Date(start);
    if (offsetOf(start) === -moment.getTimezoneOffset()) return;
    // British English counts hours as the rest of the page does.
    const language = document.documentElement.lang === 'en' ? 'en-GB' : 'ru';
    const hours = moment.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const isSameDay = moment.toLocaleDateString('sv') === start.slice(0, 10);
    const weekday = isSameDay ? '' : `, ${moment.toLocaleDateString(language, { weekday: 'long' })}`;
    this.textContent = words.replace('{time}', hours + weekday);
  }
}

/** Minutes east of UTC that a local time says it is: 60 for `2026-12-05T18:00+01:00`. */
function offsetOf(local: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(local) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

customElements.define('own-time', OwnTime);
