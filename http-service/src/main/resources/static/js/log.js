// A run's log: lines as they come, followed without stealing the scroll, in a window that does not grow.
'use strict';
(() => {
  const log = document.getElementById('log');
  if (!log) return;
  const WINDOW = 2000;
  const STRETCH = 500;
  const LONGEST = 4000;
  const { $, all, text } = window.hourhand;
  const jump = $('#jump');
  const follow = $('#follow');
  const lines = log.getElementsByClassName('l');
  const number = (row) => Number(row.id.slice(1));
  const end = () => (lines.length ? number(lines[lines.length - 1]) : 0);
  let last = Number(log.dataset.last);
  let reached = last;
  let waiting = [];
  let drawing = false;
  let asking = false;
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
  function plain(output) {
    const left = output.length - LONGEST;
    const shown = (left > 0 ? output.slice(0, LONGEST) : output).replace(sequence, '').replace(control, '\ufffd');
    return left > 0 ? text('log.cut', shown, left) : shown;
  }
  function make(name, words, look) {
    const made = document.createElement(name);
    if (look) made.className = look;
    made.append(words);
    return made;
  }
  function way(words, href) {
    const link = make('a', words);
    link.href = href;
    return link;
  }
  function element(line) {
    if (line.row) return line.row;
    const row = make('div', way(line.seq, '#L' + line.seq), 'l');
    row.id = 'L' + line.seq;
    row.append(make('i', clock(line.at)), make('span', plain(line.text)));
    return row;
  }
  const written = (n) => n.toLocaleString('en');
  function gap(from, to) {
    const said = make('p', from === to ? text('log.gap.one') : text('log.gap', written(to - from + 1)), 'log-gap');
    said.append(' ', way(text('log.gap.look'), `?from=${from}#log-card`));
    return said;
  }
  // What stands before the first line is said, with the way to it, however it came that it is not here.
  function bounds() {
    const first = lines.length ? number(lines[0]) : 1;
    const edge = $('#before');
    edge.hidden = first < 2;
    $('a', edge).href = `?from=${Math.max(1, first - STRETCH)}#log-card`;
    $('span', edge).textContent = first === 2 ? text('log.before.one') : text('log.before', written(first - 1));
  }
  function trim() {
    let head = null;
    while (lines.length > WINDOW || log.firstElementChild.className === 'log-gap') {
      if (log.firstElementChild.className === 'lj') head = log.firstElementChild;
      log.firstElementChild.remove();
    }
    if (head && log.firstElementChild.className === 'l') log.prepend(head);
  }
  function draw() {
    drawing = false;
    // Who reads further up is left in peace: what comes is put below as far as the window goes, and the rest waits.
    const room = following ? WINDOW : waiting.length && waiting[0].seq === end() + 1 ? Math.max(0, WINDOW - lines.length) : 0;
    const some = following ? waiting.slice(-room) : waiting.slice(0, room);
    waiting = following ? [] : waiting.slice(room);
    if (some.length) put(some);
    offer();
  }
  function put(some) {
    const called = names();
    const fresh = document.createDocumentFragment();
    let before = end();
    for (const line of some) {
      const name = line.name || called[line.jobExecutionId] || spoken;
      if (before && line.seq > before + 1) fresh.append(gap(before + 1, line.seq - 1));
      if (name !== spoken) fresh.append(make('div', make('bdi', name), 'lj'));
      spoken = name;
      before = line.seq;
      fresh.append(element(line));
    }
    log.append(fresh);
    if (following) {
      trim();
      reached = last;
      log.scrollTop = log.scrollHeight;
    }
    bounds();
    const none = $('#log-none');
    if (none) none.remove();
    log.dispatchEvent(new Event('drawn'));
  }
  function offer() {
    const fresh = last - reached;
    jump.hidden = following || !fresh;
    jump.textContent = fresh ? text('log.jump.new', written(fresh)) : text('log.jump');
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
      if (waiting.length && waiting[0].seq !== end() + 1) { log.replaceChildren(); spoken = ''; }
      draw();
      reached = last;
      log.scrollTop = log.scrollHeight;
    }
    offer();
  }
  let before = 0;
  log.addEventListener('scroll', () => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 24;
    if (log.scrollTop < before - 2 && !atEnd && following) setFollowing(false);
    else if (atEnd && !following && !waiting.length) setFollowing(true);
    before = log.scrollTop;
  }, { passive: true });
  follow.addEventListener('change', () => setFollowing(follow.checked));
  jump.addEventListener('click', () => { setFollowing(true); log.focus(); });

  if (location.hash.startsWith('#L')) setFollowing(false);
  else log.scrollTop = log.scrollHeight;

  // Where streams are refused or held back, what follows the last line is asked for as a page.
  async function ask(page) {
    if (!stream || asking) return;
    asking = true;
    let more = false;
    try {
      const answer = await fetch(`${location.pathname}?from=${last + 1}`, { headers: { 'HX-Request': 'true' } });
      const there = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('log');
      if (!there) return;
      let name = '';
      more = there.getElementsByClassName('l').length >= STRETCH;
      for (const row of [...there.children]) {
        if (row.className === 'lj') name = row.textContent;
        else add({ seq: number(row), row, name });
      }
      if (!there.childElementCount && !there.dataset.stream) page.end();
    } catch (e) {
      // No answer: it is asked again.
    } finally {
      asking = false;
    }
    if (more) page.ask();
  }
  const stream = log.dataset.stream;
  window.hourhandLog = { setFollowing, last: () => last };
  window.hourhandStream = {
    address: () => (stream ? stream.replace(/after=\d+/, 'after=' + last) : ''),
    ask,
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
