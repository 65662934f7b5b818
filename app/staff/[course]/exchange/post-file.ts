import { ImportAnswer } from '@/app/api/answers/exchange';
import { ApiError } from '@/app/client/api';

async function post(courseId: string, file: File, chapter: string, as: string): Promise<Response> {
  const query = new URLSearchParams({ name: file.name, as, ...(chapter !== '' && { chapter }) });
  const response = await fetch(`/api/staff/${courseId}/import?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  if (!response) throw new ApiError('offline', 'The server could not be reached.', 0);
  if (response.ok) return response;
  const { error } = (await response.json().catch(() => ({}))) as { error?: { reason: string; message: string } };
  throw new ApiError(error?.reason ?? 'internal', error?.message ?? response.statusText, response.status);
}

/** What a file would add. @throws ApiError */
export async function postFile(courseId: string, file: File, chapter: string): Promise<ImportAnswer> {
  return ImportAnswer.parse(await (await post(courseId, file, chapter, 'preview')).json());
}

/** The same as files to keep: a ZIP. @throws ApiError */
export async function keepFiles(courseId: string, file: File, chapter: string): Promise<void> {
  const address = URL.createObjectURL(await (await post(courseId, file, chapter, 'files')).blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${file.name.replace(/\.[^.]*$/, '')}-items.zip`;
  link.click();
  URL.revokeObjectURL(address);
}
