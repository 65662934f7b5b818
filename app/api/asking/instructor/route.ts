import { z } from 'zod';
import { askStaff, listOwnQuestions } from '@/lib/asking/staff-questions';
import { catalog } from '@/lib/catalog/catalog';
import { OwnQuestions } from '../../answers/asking';
import { tell } from '../../answers/tell';
import { AskRef, Name } from '../../ids';
import { handle } from '../../respond';

const Question = AskRef.extend({ question: z.string(), passageId: Name.nullable(), submissionId: Name.nullable() });

export const GET = handle({ auth: true }, ({ db, actor, request }) =>
  tell(OwnQuestions, listOwnQuestions(db, actor, new URL(request.url).searchParams.get('course') ?? '')),
);

export const POST = handle({ input: Question, auth: true }, async ({ db, actor, input, locale, now }) =>
  askStaff(db, await catalog(), actor, { ...input, locale }, now),
);
