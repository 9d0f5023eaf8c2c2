// Times that pass, counted by the server's clock.
'use strict';
(() => {
  const { all, now, text } = window.hourhand;
  const two = (n) => String(n).padStart(2, '0');

  // As Lengths on the server says it.
  function rough(seconds) {
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
    if (seconds < 86400) {
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.floor(seconds / 60) % 60;
      return `${hours} h` + (minutes && hours < 6 ? ` ${minutes} min` : '');
    }
    const days = Math.floor(seconds / 86400);
    return days === 1 ? '1 day' : `${days} days`;
  }
  function relative(at) {
    const ms = at - now();
    if (Math.abs(ms) < 1000) return text('now');
    const length = rough(Math.floor(Math.abs(ms) / 1000));
    return ms < 0 ? text('ago', length) : text('in', length);
  }
  function countdown(at) {
    const left = Math.max(0, Math.ceil((at - now()) / 1000));
    const h = Math.floor(left / 3600);
    const m = Math.floor(left / 60) % 60;
    return left ? text('in', `${h ? `${h}:${two(m)}` : m}:${two(left % 60)}`) : text('now');
  }
  function long(ms) {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return `${s} s`;
    if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
    return `${Math.floor(s / 3600)} h ${two(Math.floor(s / 60) % 60)} min`;
  }
  function write(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }
  function tick() {
    if (document.hidden) return;
    for (const time of all('time[data-relative]')) write(time, relative(Date.parse(time.dateTime)));
    for (const time of all('time[data-countdown]')) write(time, countdown(Date.parse(time.dateTime)));
    for (const span of all('[data-since]')) write(span, long(now() - Number(span.dataset.since)));
    for (const bar of all('progress[data-began]')) bar.value = Math.min(bar.max, now() - Number(bar.dataset.began));
  }
  setInterval(tick, 1000);
  window.hourhand.tick = tick;
})();
