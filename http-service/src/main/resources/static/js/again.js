// A page that says that the database does not answer asks again, and is loaded anew once it does. By a script, as a page
// that is loaded every few seconds anyhow takes the place of whoever reads it.
'use strict';
(() => {
  if (!window.hourhand.$('[data-again]')) return;
  const ask = () => setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (answer.status !== 503) { location.reload(); return; }
    } catch (e) { /* this server is away too */ }
    ask();
  }, 5000);
  ask();
})();
