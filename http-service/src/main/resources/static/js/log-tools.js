// What a reader does with a run's log: how it looks, what is looked for in it, where a line is.
'use strict';
(() => {
  const log = document.getElementById('log');
  if (!log) return;
  const { $, all, kept, copy, text } = window.hourhand;
  const { setFollowing, last } = window.hourhandLog;

  // Choices are remembered.
  for (const [id, apply] of [
    ['stamps', (on) => log.classList.toggle('bare', !on)],
    ['wrap', (on) => log.classList.toggle('wrap', on)],
  ]) {
    const box = document.getElementById(id);
    const before = kept.get(id);
    if (before) box.checked = before === 'on';
    apply(box.checked);
    box.addEventListener('change', () => {
      apply(box.checked);
      kept.set(id, box.checked ? 'on' : 'off');
    });
  }

  // Find: marks the lines that are here, Enter goes from one to the next. The form beside it looks through the whole log.
  const box = $('#find');
  const found = $('#found');
  let at = -1;
  const hits = () => all('.l.hit', log);
  function find() {
    const wanted = box.value.trim().toLowerCase();
    if (!wanted) {
      if (found.textContent) { for (const line of hits()) line.classList.remove('hit', 'at'); found.textContent = ''; }
      return;
    }
    let count = 0;
    for (const line of all('.l', log)) {
      const hit = line.lastElementChild.textContent.toLowerCase().includes(wanted);
      line.classList.toggle('hit', hit);
      if (hit) count++; else line.classList.remove('at');
    }
    found.textContent = count ? text('find.here', count) : text('find.none-here');
  }
  log.addEventListener('drawn', find);
  box.addEventListener('input', () => { at = -1; find(); });
  box.addEventListener('keydown', (event) => {
    const lines = hits();
    // Where nothing is on the page, Enter asks for the whole log, as it does without scripts.
    if (event.key !== 'Enter' || !lines.length) return;
    event.preventDefault();
    at = (at + (event.shiftKey ? -1 : 1) + lines.length) % lines.length;
    for (const line of lines) line.classList.remove('at');
    lines[at].classList.add('at');
    setFollowing(false);
    log.scrollTop = lines[at].offsetTop - log.offsetTop - log.clientHeight / 2;
    // On a phone the log itself may be below what is seen.
    lines[at].scrollIntoView({ block: 'nearest' });
    found.textContent = text('find.at', at + 1, lines.length);
  });

  $('#copy-log').addEventListener('click', ({ currentTarget }) => {
    copy(all('.l > span', log).map((line) => line.textContent + '\n').join(''), currentTarget);
  });

  // The address of a line holds for every line, also for one that is not on this page.
  function place() {
    const line = Number((/^#L(\d{1,15})$/.exec(location.hash) || [])[1]);
    if (!line) return;
    setFollowing(false);
    if (document.getElementById('L' + line)) return;
    const from = String(Math.max(1, line - 50));
    const looked = new URLSearchParams(location.search).get('from') === from;
    const written = line <= last() || $('#after');
    if (written && !looked) { location.replace(`?from=${from}#L${line}`); return; }
    const said = $('#log-said');
    said.hidden = false;
    const asked = line.toLocaleString('en');
    said.textContent = written || !last() ? text('log.no-line', asked) : text('log.no-line-yet', asked, last().toLocaleString('en'));
  }
  addEventListener('hashchange', place);
  place();
})();
