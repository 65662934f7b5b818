import { readFile } from 'node:fs/promises';
import { refuse } from '@/app/api/refusal';
import { DomainError } from '@/lib/errors';
import { type Asset, practiceAssets } from '@/lib/practice/assets';
import { immutable } from '../../immutable';

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
  bin: 'application/octet-stream',
};

/** The engine, its compiler and the data sets, by name and hash: the same for everybody, and no secret. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  try {
    const { file: name } = await params;
    const { engine, compiler, dataSets } = await practiceAssets();
    const asset = [engine, compiler, ...Object.values(dataSets)].find((one) => one.name === name);
    if (!asset)
      throw new DomainError('not-found', 'asset-unknown', 'This file is of another version: load the page again.');
    return await send(asset, /\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''));
  } catch (error) {
    return refuse(error);
  }
}

async function send({ name, file }: Asset, compressed: boolean): Promise<Response> {
  const headers: Record<string, string> = {
    ...immutable(TYPES[name.split('.').at(-1) ?? ''] ?? '', { everybody: true }),
    vary: 'Accept-Encoding',
  };
  if (compressed) headers['content-encoding'] = 'gzip';
  return new Response(await readFile(compressed ? `${file}.gz` : file), { headers });
}
