import { readBody } from '@/app/api/body';
import { refuse } from '@/app/api/refusal';
import { auth } from '@/lib/auth/auth';

async function answer(request: Request): Promise<Response> {
  try {
    if (request.method === 'GET') return await auth().handler(request);
    const { url, method, headers } = request;
    return await auth().handler(new Request(url, { method, headers, body: await readBody(request) }));
  } catch (error) {
    return refuse(error);
  }
}

export { answer as GET, answer as POST };
