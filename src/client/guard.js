{
  const now = Date.now() / 1000;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  for (const item of all('[data-end]')) item.hidden = item.dataset.end <= now;
  for (const part of all('.day, .part')) {
    part.hidden = !part.querySelector('li:not([hidden])');
    if (part.querySelector('li[hidden]')) for (const count of all('h2 small', part)) count.hidden = true;
  }
  const day = new Date().toLocaleDateString('sv', { timeZone: document.currentScript.dataset.zone });
  for (const item of all('[data-date]')) {
    const today = item.dataset.date === day;
    item.classList.toggle('today', today);
    for (const mark of all('.mark-today', item)) mark.hidden = !today;
    if (item.matches('.ribbon > *')) item.hidden = item.dataset.date < day;
    if (today) item.ariaCurrent = 'date';
    else item.removeAttribute('aria-current');
  }
  for (const count of all('[data-count]')) count.hidden = !!document.querySelector('.part li[hidden]');
  for (const week of all('.ahead tbody tr')) week.hidden = week.lastElementChild.dataset.date < day;
  for (const title of all('[data-day]')) {
    const days = (Date.parse(title.dataset.day) - Date.parse(day)) / 864e5;
    const titles = title.dataset.titles.split('|');
    if (days < 2) title.textContent = titles[days < 0 ? 2 : days];
  }
  if (location.search) for (const filter of all('programme-filter')) filter.classList.add('asked');
  document.getElementById(location.hash.slice(1))?.classList.add('asked');
  for (const box of all('week-numbers input')) box.checked = new URLSearchParams(location.search).has('weeks');
  for (const empty of all('[data-empty]')) empty.hidden = !!document.querySelector('.part:not([hidden])');
}
