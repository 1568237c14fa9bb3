// The service worker: what was read last stays readable without a network. It keeps public pages, which are the same for everybody, and the
// files that they are made of. One's own pages, forms and answers never pass through it; where readers need a passphrase, pages say
// "no-store" and nothing is kept.
//
// Nothing that stands in a page steers it: which files a page is made of the server says in a header (components/hydration.rs), never the
// page's text, in which anybody can write.

// The names change when what earlier workers kept must not stay: those without a number took addresses out of notes.
const PAGES = "pages-2";
const FILES = "files-2";
// The addresses of pages and forms below are those of src/address/table.rs; a test compares.
/** Boards that are kept; the one that was kept longest goes. */
const PAGES_MAX = 20;
const isPage = (url) => /^(\/|\/t\/[^/]+)$/.test(url.pathname);
/** A file of the site, as the browser reads its address: a name and a hash, and no way about. */
const isFile = (url) => url.origin === location.origin && /^\/pkg\/[a-z]+\.(css|js|wasm)$/.test(url.pathname) && /^\?v=[0-9a-f]{16}$/.test(url.search);
/** Somebody leaves: signs out, forgets the ticket, or the two minutes on a PC that others use too are over. */
const isEnd = ({ method }, { pathname, search }) =>
  method === "POST" ? /^(\/do\/sign_out|\/t\/[^/]+\/mine\/forget)$/.test(pathname) : /[?&]done=(wiped|forgotten)(&|$)/.test(search);

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (isEnd(event.request, url)) event.waitUntil(caches.delete(PAGES));
  if (event.request.method !== "GET") return;
  if (isFile(url)) event.respondWith(file(event.request));
  // What says that something was done is asked for by the browser itself: it tells the server whether one of our pages led there.
  else if (isPage(url) && !url.searchParams.has("done")) event.respondWith(page(event, url));
});

/** The pages that are open now were loaded before there was a worker. */
async function begin() {
  await sweep();
  await clients.claim();
  const open = await clients.matchAll({ type: "window" });
  const urls = new Set(["/", ...open.map((client) => new URL(client.url)).filter(isPage).map((url) => url.pathname)]);
  // The cookies go along, as when a page is read: the language is in one of them. What was read a moment ago is not asked for again.
  const as = { cache: "force-cache", referrerPolicy: "no-referrer" };
  await Promise.all([...urls].map(async (path) => keep(path, await fetch(path, as), true)).map((kept) => kept.catch(() => {})));
}

/** What workers of earlier versions kept goes, and what one that is just ending still keeps. */
async function sweep() {
  for (const name of await caches.keys()) if (name !== PAGES && name !== FILES) await caches.delete(name);
}

/** Addresses of files hold a hash of their content. */
async function file(request) {
  const files = await caches.open(FILES);
  return (await files.match(request)) ?? fetch(request);
}

async function page(event, url) {
  const read = event.request.mode === "navigate";
  try {
    const response = await fetch(event.request);
    // A view with an order, a filter or words to search is not the board.
    if (url.search === "") event.waitUntil(keep(url.pathname, response.clone(), read).catch(() => {}));
    return response;
  } catch (error) {
    const kept = read && (await (await caches.open(PAGES)).match(url.pathname));
    if (!kept) throw error;
    // The page says so itself: the style sheet shows the sentence for it.
    const html = (await kept.text()).replace("<html", "<html data-offline");
    return new Response(html, { headers: kept.headers });
  }
}

const isPublic = (response) =>
  response.type === "basic" && response.ok && !response.redirected && !/no-store/.test(response.headers.get("cache-control"));

/** Keeps a page with its files. A page that only brought itself up to date is not kept anew: somebody may have left since. */
async function keep(path, response, read) {
  await sweep();
  const pages = await caches.open(PAGES);
  if (!isPublic(response)) {
    if (response.status < 500) await pages.delete(path);
    return;
  }
  if (!read && !(await pages.match(path))) return;
  const html = await response.text();
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  // One file that cannot be had keeps no page from being kept.
  const named = (headers.get("x-kizuki-files") ?? "").split(/[ ,]+/).map((address) => new URL(address, location.origin));
  await Promise.allSettled(named.filter(isFile).map(keepFile));
  await pages.delete(path);
  await pages.put(path, new Response(html, { headers }));
  const kept = await pages.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - PAGES_MAX)).map((old) => pages.delete(old)));
}

/** Keeps a file, and none of the same name from earlier builds. It is the same for everybody, so whoever asks says nothing of themselves. */
async function keepFile({ pathname, search }) {
  const address = pathname + search;
  const files = await caches.open(FILES);
  if (await files.match(address)) return;
  const response = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!isPublic(response)) return;
  await files.delete(address, { ignoreSearch: true });
  await files.put(address, response);
}
