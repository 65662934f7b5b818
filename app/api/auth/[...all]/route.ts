import { refuse } from '@/app/api/refusal';
import { auth } from '@/lib/auth/auth';

async function answer(request: Request): Promise<Response> {
  try {
    return await auth().handler(request);
  } catch (error) {
    return refuse(error);
  }
}

export { answer as GET, answer as POST };
