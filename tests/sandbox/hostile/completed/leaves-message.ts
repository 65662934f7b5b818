export default async function train(run) {
  const { localStorage, caches } = new Function('return globalThis')();
  let found = null;
  try {
    found = localStorage.getItem('message');
    localStorage.setItem('message', 'the answers');
  } catch {}
  try {
    const cache = await caches.open('messages');
    found ??= (await cache.match('http://message/')) ?? null;
    await cache.put('http://message/', new Response('the answers'));
  } catch {}
  if (found) throw new Error('an earlier program left a message');
  return {};
}
