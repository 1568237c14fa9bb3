// The service worker: what was read last stays readable without a network. It keeps public pages, which are the same for everybody, and the
// files that they are made of. One's own pages, forms and answers never pass through it; where readers need a passphrase, pages say
// "no-store" and nothing is kept.
const PAGES = "pages";
const FILES = "files";
/** Boards that are kept; the one that was kept longest goes. */
const PAGES_MAX = 20;
const isPage = (url) => /^\/(t\/[^/]+)?$/.test(url.pathname);

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/pkg/")) event.respondWith(file(event.request));
  else if (isPage(url)) event.respondWith(page(event, url));
});

/** The pages that are open now were loaded before there was a worker. */
async function begin() {
  await clients.claim();
  const open = await clients.matchAll({ type: "window" });
  const urls = new Set(["/", ...open.map((client) => new URL(client.url)).filter(isPage).map((url) => url.pathname)]);
  await Promise.all([...urls].map(async (path) => keep(path, await fetch(path)).catch(() => {})));
}

/** Addresses of files hold a hash of their content. */
async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(event, url) {
  const read = event.request.mode === "navigate";
  try {
    const response = await fetch(event.request);
    // A view with an order, a filter or words to search is not the board.
    if (url.search === "") event.waitUntil(keep(url.pathname, response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    const kept = read && (await (await caches.open(PAGES)).match(url.pathname));
    if (!kept) throw error;
    // The page says so itself: the style sheet shows the sentence for it.
    const html = (await kept.text()).replace("<html", "<html data-offline");
    return new Response(html, { headers: kept.headers });
  }
}

/** Keeps a page with its files, and no files of earlier builds. */
async function keep(path, response) {
  const pages = await caches.open(PAGES);
  if (response.type !== "basic" || !response.ok || /no-store/.test(response.headers.get("cache-control"))) {
    if (response.status < 500) await pages.delete(path);
    return;
  }
  const html = await response.text();
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  const files = await caches.open(FILES);
  for (const address of new Set(html.match(/\/pkg\/[^"'<> ]+/g))) {
    if (await files.match(address)) continue;
    await files.delete(address, { ignoreSearch: true });
    await files.add(address);
  }
  await pages.delete(path);
  await pages.put(path, new Response(html, { headers }));
  const kept = await pages.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - PAGES_MAX)).map((old) => pages.delete(old)));
}
