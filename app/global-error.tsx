'use client';

/** When even the frame of the page is broken there are no messages to translate with: both languages, no styles needed. */
export default function GlobalFault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{ font: '1.1rem/1.6 system-ui, sans-serif', maxWidth: '36rem', margin: '4rem auto', padding: '0 1rem' }}
      >
        <h1>This page could not be shown</h1>
        <p>The fault is ours. What you saved is kept. Number: {error.digest ?? '–'}</p>
        <p lang="fr">La faute est de notre côté. Ce que vous avez enregistré est conservé.</p>
        <button type="button" onClick={reset}>
          Try again · Réessayer
        </button>
      </body>
    </html>
  );
}
