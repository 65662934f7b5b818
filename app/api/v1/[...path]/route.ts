import { catalog } from '@/lib/catalog/catalog';
import { database } from '@/lib/db/open';
import { openApi } from '../api';

const answer = openApi({ database, catalog, now: Date.now });

// What programs ask for, whatever the path and the method: the refusals are the API's own, too.
export const GET = answer;
export const HEAD = answer;
export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const DELETE = answer;
