// Keeps exactly the files of one build of the page and answers from them, so that it opens without a network. A later
// build waits until the person lets it take over.
const cacheName = `capa-runbook ${registration.scope} ${BUILD}`;
const files = FILES_OF_THE_BUILD;

addEventListener("install", event => event.waitUntil(caches.open(cacheName).then(cache => cache.addAll(files))));

addEventListener("activate", event => event.waitUntil((async () => {
  const earlier = (await caches.keys()).filter(name => name.startsWith(`capa-runbook ${registration.scope} `) && name !== cacheName);
  await Promise.all(earlier.map(name => caches.delete(name)));
  await clients.claim();
})()));

addEventListener("message", event => { if (event.data === "take over") skipWaiting(); });

addEventListener("fetch", event => {
  const page = new URL(registration.scope), asked = new URL(event.request.url);
  const isPage = asked.pathname === page.pathname || asked.pathname === `${page.pathname}index.html`;
  const key = isPage ? "./" : files.find(name => new URL(name, page).pathname === asked.pathname);
  if (event.request.method !== "GET" || asked.origin !== page.origin || !key) return;
  event.respondWith((async () => await (await caches.open(cacheName)).match(key) ?? fetch(event.request))());
});
