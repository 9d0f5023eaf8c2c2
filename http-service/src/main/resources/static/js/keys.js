// Letters that lead somewhere. They sleep in fields and beside Ctrl, Alt and Meta, and can be turned off for good.
'use strict';
(() => {
  const { $, all, kept } = window.hourhand;
  const help = $('#keys');
  if (!help) return;
  const box = $('#keys-on');
  box.checked = kept.get('keys') !== 'off';
  box.addEventListener('change', () => kept.set('keys', box.checked ? 'on' : 'off'));
  for (const button of all('[data-help]')) button.addEventListener('click', () => help.showModal());

  function theme() {
    const choices = all('input[name="theme"]');
    const next = choices[(choices.findIndex((choice) => choice.checked) + 1) % choices.length];
    next.checked = true;
    next.dispatchEvent(new Event('change', { bubbles: true }));
  }
  function search() {
    const field = $('[data-slash="first"]') || $('[data-slash]');
    if (field) { field.focus(); field.select(); }
  }
  const own = {
    '/': search,
    '?': () => help.showModal(),
    p: () => $('#live').click(),
    r: () => (all('[hx-trigger*="live"]').length ? window.hourhand.look() : location.reload()),
    t: theme,
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, dialog, [contenteditable]');
    if (!box.checked || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const link = event.key.length === 1 && /[a-z]/.test(event.key) && $(`a[data-key="${event.key}"]`);
    if (!link && !Object.hasOwn(own, event.key)) return;
    event.preventDefault();
    if (link) link.click(); else own[event.key]();
  });
})();
