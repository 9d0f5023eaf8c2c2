// Small comforts in forms.
'use strict';
(() => {
  const { $, all, text } = window.hourhand;
  document.documentElement.classList.add('scripted');

  document.addEventListener('change', (event) => {
    if (event.target.hasAttribute('data-submit')) event.target.form.requestSubmit();
  });
  // One box for all boxes of a form that are on the page, and the boxes of a row back to it.
  document.addEventListener('change', (event) => {
    const box = event.target;
    if (box.dataset.all) {
      for (const one of all(`input[form="${box.dataset.all}"]`)) one.checked = box.checked;
    } else if (box.type === 'checkbox' && box.form && box.hasAttribute('form')) {
      const whole = $('[data-all]', box.form);
      if (whole) whole.checked = all(`input[form="${box.form.id}"]`).every((one) => one.checked);
    }
  });
  for (const button of all('[data-show]')) {
    button.addEventListener('click', () => {
      const input = document.getElementById(button.dataset.show);
      const shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
      button.textContent = shown ? text('show') : text('hide');
    });
  }
  for (const form of all('[data-browser-zone]')) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    form.elements.browserZone.value = zone;
    for (const name of all('[data-zone-name]', form)) name.textContent = zone;
    // A theme is put on where the page stands; so is all else where a new page would lose what is typed.
    form.addEventListener('change', ({ target }) => {
      if (target.name === 'theme' || $('form[data-typed]')) prefer(form, target); else form.requestSubmit();
    });
  }
  async function prefer(form, choice) {
    const { tell, plainly } = window.hourhand;
    const said = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' }).catch(() => null);
    if (!said || said.type !== 'opaqueredirect') { tell(text('not-kept')); return; }
    if (choice.name === 'theme') { document.documentElement.dataset.theme = choice.value; return; }
    if (choice.name !== 'zone') return;
    for (const words of all('[data-zone]')) words.textContent = text('times-in', choice.dataset.words || form.elements.browserZone.value);
    const typed = $('form[data-typed]');
    if ($('#preview')) htmx.trigger($('#preview').closest('[hx-post]'), 'change');
    else if (typed.elements.plan) plainly(typed, 'do', 'look');
  }

  // A job of a schedule's form: its line says what is typed below it, and the form knows whether it is open.
  document.addEventListener('input', (event) => {
    const line = event.target.dataset.says && document.getElementById(event.target.dataset.says);
    if (line) line.textContent = event.target.value || line.dataset.otherwise;
  });
  document.addEventListener('toggle', (event) => {
    const flag = event.target.dataset.flag && document.getElementById(event.target.dataset.flag);
    if (flag) flag.value = event.target.open ? 'yes' : '';
  }, true);

  // Copies text, also where the page has no secure origin.
  function copy(copied, button) {
    button.dataset.word = button.dataset.word || button.textContent;
    const say = (word) => {
      button.textContent = word;
      setTimeout(() => { button.textContent = button.dataset.word; }, 3000);
    };
    const done = () => say(text('copied'));
    if (navigator.clipboard) { navigator.clipboard.writeText(copied).then(done, () => say(text('not-copied'))); return; }
    const area = document.createElement('textarea');
    area.value = copied;
    document.body.append(area);
    area.select();
    if (document.execCommand('copy')) done(); else say(text('not-copied'));
    area.remove();
    button.focus();
  }
  window.hourhand.copy = copy;
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(document.getElementById(button.dataset.copy).textContent, button);
  });

  // The search suggests what may stand at the place where somebody types, behind the words that are there.
  const box = $('#search');
  if (box) {
    const list = $('#search-words');
    const words = [...list.options].map((option) => option.value);
    box.addEventListener('input', () => {
      const before = box.value.replace(/\S*$/, '');
      list.replaceChildren(...words.map((word) => new Option('', before + word)));
    });
  }

  // Menus close as people expect.
  const menus = 'details.menu[open], details.ask[open]';
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of all(menus)) {
      menu.open = false;
      if (menu.contains(document.activeElement)) $('summary', menu).focus();
    }
  });
  document.addEventListener('click', (event) => {
    for (const menu of all(menus)) if (!menu.contains(event.target)) menu.open = false;
  });
})();
