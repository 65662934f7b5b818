import { findLanguageFile } from '@/app/server/language-files';

/**
 * What the editor's worker is made of: the same for everybody, asked about anew each time and sent once. That it is
 * compressed is said in the configuration of the server.
 */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const file = await findLanguageFile((await params).file);
  if (!file) return new Response(null, { status: 404 });
  const tag = `"${file.tag}"`;
  const headers = { 'Cache-Control': 'no-cache', ETag: tag };
  if (request.headers.get('if-none-match')?.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(file.zipped, { headers: { ...headers, 'Content-Type': file.type } });
}
