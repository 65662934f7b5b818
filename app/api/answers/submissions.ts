import { z } from 'zod';

export const Submitted = z.object({ submissionId: z.string() });
