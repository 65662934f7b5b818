import { readFile } from 'node:fs/promises';
import { refuse } from '@/app/api/refusal';
import { browserAssets } from '@/lib/browser-grading/assets';
import { DomainError } from '@/lib/errors';
import { immutable } from '../../immutable';

/**
 * The engine, its compiler and the data sets, by name and hash: the same for everybody, and no secret. They travel as the
 * gzip files that they are, so that no server compresses 14 MB for each reader; the page unpacks them.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  try {
    const { file: name } = await params;
    const { engine, compiler, dataSets } = await browserAssets();
    const asset = [engine, compiler, ...Object.values(dataSets)].find((one) => one.name === name);
    if (!asset) {
      throw new DomainError('not-found', 'asset-unknown', 'This file is of another version: load the page again.');
    }
    return new Response(await readFile(asset.file), { headers: immutable('application/gzip', { everybody: true }) });
  } catch (error) {
    return refuse(error);
  }
}
