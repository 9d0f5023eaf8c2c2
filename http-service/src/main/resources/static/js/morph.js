// Swaps that change only what differs: what has focus, is open or is under the pointer stays as it is.
'use strict';
(() => {
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
      const ours = (name === 'open' && from.nodeName === 'DETAILS') || name === 'aria-busy';
      if (!ours && !to.hasAttribute(name)) from.removeAttribute(name);
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
      // Not the page that was asked for, such as the login of a proxy: what stands here stays.
      if (!fresh) return [];
      morph(target, fresh);
      htmx.process(target);
      return [target];
    },
  });
  document.body.setAttribute('hx-ext', 'morph');
})();
