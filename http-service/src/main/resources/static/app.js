// What pages gain by a script. Without it all of them work by links and forms.
'use strict';
(() => {
  const body = document.body;
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The server's clock: a reader's own may be wrong.
  let ahead = 0;
  const settle = () => { ahead = Number(body.dataset.now) - performance.now(); };
  settle();
  const now = () => performance.now() + ahead;

  // Swaps that change only what differs: what has focus, is open or is under the pointer stays as it is.
  const same = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || '') === (b.id || '');
  function morph(from, to) {
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    if (from.hasAttribute('data-keep')) return;
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !(name === 'open' && from.nodeName === 'DETAILS')) from.removeAttribute(name);
    }
    if (from.nodeName === 'INPUT' && from.type === 'hidden') from.value = to.getAttribute('value') || '';
    const wanted = [...to.childNodes];
    let child = from.firstChild;
    for (const next of wanted) {
      let match = child && same(child, next) ? child : null;
      if (!match && next.id) match = [...from.children].find((other) => other.id === next.id && same(other, next));
      if (match) {
        if (match !== child) from.insertBefore(match, child);
        morph(match, next);
        child = match.nextSibling;
      } else {
        from.insertBefore(next, child);
      }
    }
    while (child) {
      const gone = child;
      child = child.nextSibling;
      gone.remove();
    }
  }
  htmx.defineExtension('morph', {
    isInlineSwap: (style) => style === 'morph',
    handleSwap: (style, target, fragment) => {
      if (style !== 'morph') return false;
      const fresh = fragment.firstElementChild;
      if (!fresh) return false;
      morph(target, fresh);
      htmx.process(target);
      return [target];
    },
  });
  body.setAttribute('hx-ext', 'morph');

  // Times that pass.
  const unit = (n, word) => `${n} ${word}`;
  function rough(seconds) {
    if (seconds < 60) return unit(seconds, 's');
    if (seconds < 3600) return unit(Math.floor(seconds / 60), 'min');
    if (seconds < 86400) {
      const minutes = Math.floor(seconds / 60) % 60;
      return unit(Math.floor(seconds / 3600), 'h') + (minutes ? ' ' + unit(minutes, 'min') : '');
    }
    const days = Math.floor(seconds / 86400);
    return days === 1 ? '1 day' : `${days} days`;
  }
  function relative(at) {
    const ms = at - now();
    if (Math.abs(ms) < 1000) return 'now';
    const text = rough(Math.floor(Math.abs(ms) / 1000));
    return ms < 0 ? `${text} ago` : `in ${text}`;
  }
  function countdown(at) {
    const left = Math.max(0, Math.ceil((at - now()) / 1000));
    const two = (n) => String(n).padStart(2, '0');
    const h = Math.floor(left / 3600);
    return (h ? h + ':' + two(Math.floor(left / 60) % 60) : Math.floor(left / 60) % 60) + ':' + two(left % 60);
  }
  function tick() {
    if (document.hidden) return;
    for (const time of all('time[data-relative]')) {
      const text = relative(Date.parse(time.dateTime));
      if (time.textContent !== text) time.textContent = text;
    }
    for (const time of all('time[data-countdown]')) time.textContent = 'in ' + countdown(Date.parse(time.dateTime));
    for (const span of all('[data-since]')) span.textContent = long(now() - Number(span.dataset.since));
  }
  function long(ms) {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return `${s} s`;
    if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
    return `${Math.floor(s / 3600)} h ${String(Math.floor(s / 60) % 60).padStart(2, '0')} min`;
  }
  setInterval(tick, 1000);

  // One stream a tab. It rests while nobody looks, and catches up by a fresh look at the page.
  const live = $('#live');
  function say(state, words) {
    if (!live) return;
    live.hidden = false;
    live.dataset.state = state;
    if (live.textContent !== words) live.textContent = words;
  }
  let due = 0;
  function changed() {
    if (due) return;
    due = setTimeout(() => { due = 0; htmx.trigger(body, 'live'); }, 300);
  }
  setInterval(() => { if (!document.hidden && $('[data-running]')) changed(); }, 2000);
  document.addEventListener('change', (event) => { if (event.target.hasAttribute('data-submit')) event.target.form.requestSubmit(); });
  let source = null;
  let rest = 0;
  function listen() {
    const address = (window.hourhandStream && window.hourhandStream.address()) || body.dataset.events;
    if (!address || source) return;
    source = new EventSource(address);
    source.onopen = () => say('live', 'Live');
    source.onerror = () => {
      if (source && source.readyState === 2) { source = null; setTimeout(listen, 5000); }
      say('wait', 'Reconnecting…');
    };
    for (const name of ['run', 'job', 'progress', 'daemon']) source.addEventListener(name, changed);
    if (window.hourhandStream) window.hourhandStream.attach(source, { say, end });
  }
  function end() {
    if (source) source.close();
    source = null;
    say('off', 'Ended');
    changed();
  }
  function stop() { if (source) { source.close(); source = null; } }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(rest);
    if (document.hidden) {
      rest = setTimeout(() => { stop(); say('off', 'Paused'); }, 60000);
    } else if (!source && live && live.textContent !== 'Ended') {
      listen();
      changed();
      tick();
    }
  });
  addEventListener('pageshow', (event) => { if (event.persisted) { changed(); listen(); } });
  addEventListener('pagehide', stop);

  // Forms: sent once, and kept when the session has ended.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.hasAttribute('data-once')) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    for (const button of all('button[type="submit"]', form)) button.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => {
    for (const form of all('form[data-sent]')) {
      delete form.dataset.sent;
      for (const button of all('[aria-busy]', form)) button.removeAttribute('aria-busy');
    }
  });
  body.addEventListener('htmx:responseError', (event) => {
    if (event.detail.xhr.status === 401) {
      const ended = $('#ended');
      if (ended) {
        ended.hidden = false;
        $('a', ended).href = '/login?next=' + encodeURIComponent(location.pathname + location.search);
      }
      stop();
    }
  });
  body.addEventListener('htmx:afterRequest', (event) => {
    const text = event.detail.xhr && event.detail.xhr.responseText;
    const match = text && /data-now="(\d+)"/.exec(text);
    if (match) { body.dataset.now = match[1]; settle(); tick(); }
  });

  // Small comforts.
  for (const button of all('[data-show]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const input = document.getElementById(button.dataset.show);
      const shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
      button.textContent = shown ? 'Show' : 'Hide';
    });
  }
  for (const element of all('[data-needs-script]')) element.hidden = false;
  for (const form of all('[data-browser-zone]')) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    form.elements.browserZone.value = zone;
    for (const name of all('[data-zone-name]', form)) name.textContent = zone;
    form.addEventListener('change', () => form.requestSubmit());
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') for (const menu of all('details.menu[open]')) { menu.open = false; $('summary', menu).focus(); }
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName) || event.target.isContentEditable;
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = $('[data-slash]');
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    }
  });
  document.addEventListener('click', (event) => {
    for (const menu of all('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  });
  window.hourhand = { now, long, all, $ };
  if (document.readyState === 'complete') listen();
  else addEventListener('load', listen);
})();
