// What pages gain by scripts. Without them all of them work by links and forms. Here: what the other scripts share.
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

  // What a reader chose is remembered, where the browser lets it be.
  const kept = {
    get(name) { try { return localStorage.getItem('hourhand-' + name); } catch (e) { return null; } },
    set(name, value) { try { localStorage.setItem('hourhand-' + name, value); } catch (e) { /* not kept */ } },
  };
  // What scripts say stands in one file with what the pages say; values have their places as {0}.
  const text = (name, ...values) => window.hourhandTexts[name].replace(/\{(\d)\}/g, (place, i) => (i in values ? values[i] : place));

  // What a page says once is there when it loads, and is read out only when it changes: it is put there once more.
  addEventListener('load', () => setTimeout(() => {
    const said = $('#flash p');
    if (said) said.replaceWith(said.cloneNode(true));
  }, 200));
  window.hourhand = { $, all, body, now, settle, kept, text };
})();
