// A run's log: lines as they come, followed without stealing the scroll, in a window that does not grow.
'use strict';
(() => {
  const log = document.getElementById('log');
  if (!log) return;
  const WINDOW = 2000;
  const LONGEST = 4000;
  const { $, all, kept } = window.hourhand;
  const jump = $('#jump');
  const follow = $('#follow');
  let last = Number(log.dataset.last);
  let waiting = [];
  let unseen = 0;
  let drawing = false;
  let speaker = '';
  let following = true;

  const names = () => {
    const found = {};
    for (const lane of all('[data-execs]')) for (const id of lane.dataset.execs.split(' ')) found[id] = lane.dataset.name;
    return found;
  };
  const words = all('.lj', log);
  let spoken = words.length ? words[words.length - 1].textContent : '';

  // Times as the server writes them: in the zone that this page is in.
  const offset = () => Number(log.dataset.offset || 0);
  const two = (n, width = 2) => String(n).padStart(width, '0');
  function clock(iso) {
    const at = new Date(Date.parse(iso) + offset() * 1000);
    return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}.${two(at.getUTCMilliseconds(), 3)}`;
  }
  const sequence = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007]*\u0007?|[@-_])/g;
  // eslint-disable-next-line no-control-regex
  const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
  function plain(text) {
    const left = text.length - LONGEST;
    return (left > 0 ? text.slice(0, LONGEST) : text).replace(sequence, '').replace(control, '\ufffd')
      + (left > 0 ? ` … ${left} more characters, in the raw log` : '');
  }

  function element(line) {
    const row = document.createElement('div');
    row.className = 'l';
    row.id = 'L' + line.seq;
    const link = document.createElement('a');
    link.href = '#L' + line.seq;
    link.textContent = line.seq;
    const at = document.createElement('i');
    at.textContent = clock(line.at);
    const text = document.createElement('span');
    text.textContent = plain(line.text);
    row.append(link, at, text);
    return row;
  }
  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 24;
  function draw() {
    drawing = false;
    if (!waiting.length) return;
    // Who reads further up is left in peace: what comes waits, as far as it would be shown at all.
    if (!following && log.childElementCount >= WINDOW) {
      if (waiting.length > WINDOW) waiting = waiting.slice(-WINDOW);
      offer();
      return;
    }
    const called = names();
    const fresh = document.createDocumentFragment();
    const some = waiting.slice(-WINDOW);
    waiting = [];
    for (const line of some) {
      const name = called[line.jobExecutionId] || spoken;
      if (line.jobExecutionId !== speaker && name !== spoken) {
        const head = document.createElement('div');
        head.className = 'lj';
        const inner = document.createElement('bdi');
        inner.textContent = name;
        head.append(inner);
        fresh.append(head);
        spoken = name;
      }
      speaker = line.jobExecutionId;
      fresh.append(element(line));
    }
    log.append(fresh);
    if (following) {
      while (log.childElementCount > WINDOW) log.firstElementChild.remove();
      log.scrollTop = log.scrollHeight;
    } else {
      unseen += some.length;
      offer();
    }
    const none = $('#log-none');
    if (none) none.remove();
    find();
  }
  function offer() {
    const count = unseen + waiting.length;
    jump.hidden = following || !count;
    jump.textContent = count ? `Jump to the end (${count} new)` : 'Jump to the end';
  }
  function add(line) {
    if (line.seq <= last) return;
    last = line.seq;
    waiting.push(line);
    if (waiting.length > 2 * WINDOW) waiting = waiting.slice(-WINDOW);
    if (!drawing) { drawing = true; setTimeout(() => requestAnimationFrame(draw), 80); }
  }

  function setFollowing(on) {
    following = on;
    follow.checked = on;
    if (on) {
      unseen = 0;
      if (waiting.length >= WINDOW) log.replaceChildren();
      draw();
      log.scrollTop = log.scrollHeight;
    }
    offer();
  }
  let before = 0;
  log.addEventListener('scroll', () => {
    if (log.scrollTop < before - 2 && !atEnd() && following) setFollowing(false);
    else if (atEnd() && !following && !waiting.length) setFollowing(true);
    before = log.scrollTop;
  }, { passive: true });
  follow.addEventListener('change', () => setFollowing(follow.checked));
  jump.addEventListener('click', () => { setFollowing(true); log.focus(); });

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

  // Find: marks lines, Enter goes from one to the next.
  const box = $('#find');
  const found = $('#found');
  let at = -1;
  function hits() { return all('.l.hit', log); }
  function find() {
    const text = box.value.trim().toLowerCase();
    if (!text) {
      if (found.textContent) { for (const line of hits()) line.classList.remove('hit', 'at'); found.textContent = ''; }
      return;
    }
    let count = 0;
    for (const line of all('.l', log)) {
      const hit = line.lastElementChild.textContent.toLowerCase().includes(text);
      line.classList.toggle('hit', hit);
      if (hit) count++; else line.classList.remove('at');
    }
    found.textContent = count === 1 ? '1 line' : `${count} lines`;
  }
  box.addEventListener('input', () => { at = -1; find(); });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const lines = hits();
    if (!lines.length) return;
    at = (at + (event.shiftKey ? -1 : 1) + lines.length) % lines.length;
    for (const line of lines) line.classList.remove('at');
    lines[at].classList.add('at');
    setFollowing(false);
    log.scrollTop = lines[at].offsetTop - log.offsetTop - log.clientHeight / 2;
    found.textContent = `${at + 1} of ${lines.length}`;
  });

  if (location.hash.startsWith('#L')) setFollowing(false);
  else log.scrollTop = log.scrollHeight;
  const stream = log.dataset.stream;
  window.hourhandStream = {
    address: () => (stream ? stream.replace(/after=\d+/, 'after=' + last) : ''),
    attach(source, page) {
      if (!stream) return;
      source.onmessage = (event) => add(JSON.parse(event.data));
      source.addEventListener('end', (event) => {
        draw();
        // A server that stops is not the end of the run: the browser comes back by itself.
        if (!JSON.parse(event.data).reason) page.end();
      });
    },
  };
})();
