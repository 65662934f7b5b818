const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A page that another site's form leads to, before there is anything of ours to show: plain, and without a script. */
export function plainPage(title: string, body: string, status: number, locale: string, policy = ''): Response {
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<body style="font:18px/1.6 system-ui,sans-serif;max-width:40rem;margin:10vh auto;padding:0 1rem;color-scheme:light dark">
<h1 style="font-size:1.4rem">${escaped(title)}</h1>${body}</body></html>`;
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; ${policy}`,
    },
  });
}

export const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
export const link = (href: string, text: string) =>
  `<p><a href="${escaped(href)}" target="_blank" rel="noopener">${escaped(text)}</a></p>`;
export const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
export { escaped };
