/** A file of comma-separated values to keep, named by what it is of and the day. */
export function csvFile(lines: string, name: string, now: number): Response {
  const day = new Date(now).toISOString().slice(0, 10);
  return new Response(lines, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${day}.csv"`,
    },
  });
}
