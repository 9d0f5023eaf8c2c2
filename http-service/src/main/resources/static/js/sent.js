// What is sent is sent once and looks so, and whatever becomes of it is told.
'use strict';
(() => {
  const { $, body, text } = window.hourhand;
  // A page that was asked for and never came must not leave a form that is dead.
  const GIVE_BACK_MS = 30000;
  const sent = new Map();
  const submits = (form) => [...form.elements].filter((one) => one.type === 'submit');

  function busy(sender, on) {
    const looks = sender.nodeName === 'FORM' ? submits(sender) : [sender];
    for (const one of looks) if (on) one.setAttribute('aria-busy', 'true'); else one.removeAttribute('aria-busy');
  }
  function release(form) {
    clearTimeout(sent.get(form));
    sent.delete(form);
    busy(form, false);
  }
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.hasAttribute('data-once')) return;
    if (sent.has(form)) { event.preventDefault(); return; }
    sent.set(form, setTimeout(release, GIVE_BACK_MS, form));
    busy(form, true);
  });
  addEventListener('pageshow', () => {
    for (const form of [...sent.keys()]) release(form);
  });
  // A double click on a switch, or a key that is held, is one press: the next would take it back.
  document.addEventListener('click', (event) => {
    if (event.detail > 1 && event.target.closest('form[hx-post] [type="submit"]')) event.preventDefault();
  }, true);
  document.addEventListener('keydown', (event) => {
    if (event.repeat && event.key === 'Enter' && event.target.closest('[type="submit"]')) event.preventDefault();
  });
  const posts = (sender) => sender.hasAttribute('hx-post') && sender.matches('form, button, select');
  body.addEventListener('htmx:beforeRequest', ({ detail }) => { if (posts(detail.elt)) busy(detail.elt, true); });
  body.addEventListener('htmx:afterRequest', ({ detail }) => { if (posts(detail.elt)) busy(detail.elt, false); });

  // A form's own way leads to the server's page about what happened, or to its login, which keeps what was typed.
  function plainly(form, name, value) {
    const button = document.createElement('button');
    Object.assign(button, { hidden: true, formNoValidate: true, name, value });
    form.append(button);
    form.requestSubmit(button);
    button.remove();
  }
  window.hourhand.tell = tell;
  window.hourhand.plainly = plainly;
  function tell(words) {
    const flash = $('#flash');
    const line = $('#flash-bad').content.cloneNode(true);
    $('p', line).textContent = words;
    flash.replaceChildren(line);
    flash.scrollIntoView({ block: 'nearest' });
  }
  function preview(words) {
    $('#preview').textContent = words;
  }
  function over() {
    const [before, after] = text('preview.session-over').split('{0}');
    $('#preview').replaceChildren(before, $('#ended a').cloneNode(true), after);
  }
  // What is refused was not done: sent the plain way it leads to the server's page about that, or to its login. What
  // failed may have been done and is not sent twice. And no page takes the place of one on which somebody types, but
  // the login, which keeps what was typed.
  function refused(elt, status) {
    const typed = $('form[data-typed]');
    if (elt.nodeName === 'FORM' && status < 500 && !typed) HTMLFormElement.prototype.submit.call(elt);
    else if (elt.nodeName !== 'FORM' && status === 401) plainly(elt.form, 'do', elt.nodeName === 'BUTTON' ? elt.value : 'look');
    else if (elt.nodeName !== 'FORM' || (typed && status < 500)) tell(text('refused', status));
    else tell(text('failed', status));
  }
  body.addEventListener('htmx:responseError', ({ detail: { elt, xhr } }) => {
    if (!elt.hasAttribute('hx-post')) return;
    if (posts(elt)) refused(elt, xhr.status);
    else if (xhr.status === 401) over();
    else preview(text('preview.refused', xhr.status));
  });
  function silent({ detail: { elt } }) {
    if (!elt.hasAttribute('hx-post')) return;
    if (!posts(elt)) preview(text('preview.silent'));
    else if (elt.nodeName === 'FORM') tell(text('silent.sent'));
    else tell(text('silent.typed'));
  }
  for (const name of ['htmx:sendError', 'htmx:timeout']) body.addEventListener(name, silent);

  // Where somebody types, the way to the login takes the text along.
  document.addEventListener('click', (event) => {
    const typed = event.target.closest('#ended a, #preview a') && $('form[data-typed]');
    if (!typed) return;
    event.preventDefault();
    plainly(typed, 'do', 'look');
  });
})();
