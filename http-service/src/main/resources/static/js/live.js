// One stream a tab. It rests while nobody looks, or as long as the reader wants, and catches up by a fresh look.
'use strict';
(() => {
  const { $, body, kept, settle, text, tick } = window.hourhand;
  const LOOK_AGAIN_MS = 2000;
  const PATIENCE_MS = 6000;
  const HELD_LOOK_MS = 5000;
  const REST_AFTER_MS = 60000;
  const ALARM_AFTER_MS = 60000;
  const NOW = /data-now="(\d+)"/;
  const CHANGES = ['run', 'job', 'progress', 'daemon'];
  const live = $('#live');
  // The reader's choice: live, looks so many seconds apart, or none but those that are asked for.
  const refresh = body.dataset.refresh || 'live';
  const seconds = Number(refresh) || 0;
  const word = seconds ? text('live.every', seconds) : text('live');
  let dirty = false;
  let asked = false;
  let source = null;
  let rest = 0;
  let retry = 0;
  let due = 0;
  // A proxy may take a stream and keep what it says. One that is alive has events, and a beat where nothing happens.
  let well = false;
  let held = false;
  let heardAt = 0;
  let checkedAt = performance.now();
  let patience = 0;
  // A stream ends with what it tells of; with the session all ends.
  let ended = false;
  let over = false;
  let paused = refresh === 'off' || kept.get('live') === 'off';

  function say(state, words) {
    if (!live) return;
    const first = !live.dataset.state;
    live.dataset.state = state;
    live.title = refresh === 'off' ? text('live.look') : paused ? text('live.go-on') : held ? text('live.held') : text('live.pause');
    const label = $('span', live);
    if (!first && label.textContent !== words) $('#live-said').textContent = words;
    label.textContent = words;
  }
  function look() {
    dirty = false;
    asked = true;
    htmx.trigger(body, 'live');
    asked = false;
  }
  // What stops everything may stop it without an event: a daemon that is silent says nothing.
  function alarms() {
    asked = true;
    htmx.trigger(body, 'daemon');
    asked = false;
  }
  setInterval(() => { if (!document.hidden && !paused && !over) alarms(); }, ALARM_AFTER_MS);
  window.hourhand.look = () => { look(); alarms(); };
  function changed() {
    dirty = true;
    if (due || paused || seconds || over) return;
    due = setTimeout(() => { due = 0; if (!paused && !document.hidden) look(); }, 300);
  }
  if (seconds) {
    setInterval(() => {
      if (!document.hidden && !paused && !over && (dirty || $('[hx-trigger*="every"]'))) look();
    }, seconds * 1000);
  }
  setInterval(() => {
    const now = performance.now();
    // Whoever slept heard nothing: that is no fault of what stands on the way.
    if (now - checkedAt > 2 * LOOK_AGAIN_MS) heardAt = now;
    checkedAt = now;
    if (document.hidden || over) return;
    if ($('[data-running]')) changed();
    if (source && !held && now - heardAt > patience) {
      held = true;
      well = false;
      say('wait', seconds ? word : text('live.every', HELD_LOOK_MS / 1000));
    }
    if (!source || held || source.readyState !== 1) ask();
  }, LOOK_AGAIN_MS);
  setInterval(() => { if (held && !document.hidden) changed(); }, HELD_LOOK_MS);
  function ask() {
    if (window.hourhandStream && !document.hidden && !paused && !ended) window.hourhandStream.ask({ end, ask });
  }

  function listen() {
    if (paused) { say('off', refresh === 'off' ? text('live.off') : text('live.paused')); return; }
    const address = (window.hourhandStream && window.hourhandStream.address()) || body.dataset.events;
    if (!address || source || ended) return;
    source = new EventSource(address);
    heardAt = performance.now();
    patience = PATIENCE_MS;
    source.onerror = () => {
      // The browser tries again, and from here on something may be heard.
      heardAt = performance.now();
      well = held = false;
      say('wait', text('live.reconnecting'));
      if (source && source.readyState === 2) {
        // Refused: a look at the page tells whether the session has ended, and then there is nothing to wait for.
        stop();
        retry = setTimeout(listen, 5000);
        changed();
      }
    };
    for (const name of CHANGES) source.addEventListener(name, changed);
    for (const name of ['beat', 'message', ...CHANGES]) source.addEventListener(name, heard);
    source.addEventListener('daemon', () => { if (!document.hidden) alarms(); });
    if (window.hourhandStream) window.hourhandStream.attach(source, { say, end });
  }
  function heard(event) {
    heardAt = performance.now();
    if (event.type === 'beat') patience = 2 * JSON.parse(event.data).everyMs + PATIENCE_MS;
    held = false;
    if (!well) { well = true; say('live', word); }
  }
  function stop() {
    clearTimeout(retry);
    well = held = false;
    if (source) { source.close(); source = null; }
  }
  function end() {
    stop();
    ended = true;
    say('off', text('live.ended'));
    changed();
  }
  function again() {
    listen();
    changed();
    tick();
  }
  function pause(on) {
    paused = on;
    kept.set('live', on ? 'off' : 'on');
    if (on) { stop(); say('off', text('live.paused')); } else { say('wait', word); again(); }
  }
  if (live) live.addEventListener('click', () => { if (refresh === 'off') window.hourhand.look(); else if (!ended) pause(!paused); });

  // What looks again by a clock of its own rests as well.
  body.addEventListener('htmx:beforeRequest', (event) => {
    const own = (event.detail.elt.getAttribute('hx-trigger') || '').includes('every');
    if ((paused || (own && (seconds || document.hidden || over))) && !asked && event.detail.elt.hasAttribute('hx-get')) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    clearTimeout(rest);
    if (document.hidden) rest = setTimeout(() => { stop(); say('off', text('live.paused')); }, REST_AFTER_MS);
    else if (!source && !ended) again();
    else if (!paused) look();
    if (!document.hidden && !paused && !over) alarms();
  });
  addEventListener('pageshow', (event) => { if (event.persisted) again(); });
  addEventListener('pagehide', stop);

  body.addEventListener('htmx:responseError', ({ detail: { elt, xhr } }) => {
    // A proxy says 404 as well while there is nobody behind it; our own pages tell the time.
    const gone = xhr.status === 404 && NOW.test(xhr.responseText) && (elt.getAttribute('hx-trigger') || '').includes('live');
    if (xhr.status !== 401 && !gone) return;
    const banner = $(gone ? '#gone' : '#ended');
    if (banner) {
      banner.hidden = false;
      if (!gone) $('a', banner).href = body.dataset.login + '?next=' + encodeURIComponent(location.pathname + location.search);
    }
    stop();
    ended = true;
    over = true;
    say('off', text('live.ended'));
  });
  body.addEventListener('htmx:afterRequest', (event) => {
    const answer = event.detail.xhr && event.detail.xhr.responseText;
    const match = answer && NOW.exec(answer);
    if (match) { body.dataset.now = match[1]; settle(); tick(); }
  });
  if (document.readyState === 'complete') listen();
  else addEventListener('load', listen);
})();
