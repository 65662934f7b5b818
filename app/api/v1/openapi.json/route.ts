import { openApiDocument } from '../document';

/** What the API is, for programs. It says nothing about anybody. */
export const GET = (): Response => Response.json(openApiDocument(), { headers: { 'cache-control': 'max-age=300' } });
