import { database } from '@/lib/db/open';
import { untilWritable } from '@/lib/db/writable';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/errors';
import { beginLaunch, LoginRequest } from '@/lib/lti/launch';
import type { Asked } from '../../body';
import { readFields } from '../form';
import { inFrame } from '../frame-cookie';
import { launchCookie } from '../launch-cookie';
import { refusedPage } from '../refused';

/** A platform says that somebody is to come: they are sent back there, to come with a signed word of who they are. */
async function begin(asked: Asked): Promise<Response> {
  try {
    const sent = LoginRequest.safeParse(await readFields(asked));
    if (!sent.success) {
      const message = 'This is where a learning platform begins a launch; what was sent is none.';
      throw new DomainError('invalid', 'lti-login', message);
    }
    const db = database();
    await untilWritable(db);
    const { address } = env();
    const { address: location, state } = beginLaunch(db, address, sent.data, Date.now());
    const cookie = inFrame(launchCookie(state), address.startsWith('https:'));
    return new Response(null, { status: 302, headers: { location, 'set-cookie': cookie } });
  } catch (error) {
    return refusedPage(asked, error);
  }
}

export { begin as GET, begin as POST };
