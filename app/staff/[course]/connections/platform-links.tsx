'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import type { Link } from '@/lib/lti/links';

const answers = () => import('@/app/api/answers/staff');
const members = () => answers().then(({ ReadMembers }) => ReadMembers);
const scores = () => answers().then(({ ScoresAgain }) => ScoresAgain);

interface PlatformLinksProps {
  links: (Link & { work: string | null })[];
  /** Whether the reader may have people put into the course. */
  mayEnrol: boolean;
}

/** The places in learning platforms that lead to a course: who came, and whether their points went back. */
export function PlatformLinks({ links, mayEnrol }: PlatformLinksProps) {
  const t = useTranslations('connections.lti');
  const explain = useRefusal();
  const router = useRouter();
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);

  async function act(what: () => Promise<string>) {
    setSaid(null);
    try {
      setSaid({ text: await what(), wrong: false });
      router.refresh();
    } catch (error) {
      setSaid({ text: explain(error), wrong: true });
    }
  }
  const readMembers = (id: string) =>
    act(async () => t('membersRead', await receive(members, 'POST', `/api/lti/links/${id}/members`, {})));
  const tellAgain = (id: string) =>
    act(async () => t('scoresDue', await receive(scores, 'POST', `/api/lti/links/${id}/scores`, {})));

  return (
    <>
      <ul className="border-b border-rule">
        {links.map(({ id, platform, title, work, takesPoints, tellsMembers, people, waiting, failed, trouble }) => (
          <li key={id} className="border-t border-rule py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <span className="min-w-0">
                <span className="block font-semibold break-words">{title || platform}</span>
                <span className="block text-sm text-muted">
                  {platform} · {work ?? t('whole')} · {t('people', { people })}
                </span>
                <span className="block text-sm text-muted">
                  {takesPoints ? t('points', { waiting, failed }) : t('noPoints')}
                </span>
              </span>
              <span className="flex flex-wrap gap-2">
                {tellsMembers && mayEnrol && (
                  <Button size="sm" look="quiet" onClick={() => void readMembers(id)}>
                    {t('readMembers')}
                  </Button>
                )}
                {waiting + failed > 0 && (
                  <Button size="sm" onClick={() => void tellAgain(id)}>
                    {t('tellAgain')}
                  </Button>
                )}
              </span>
            </div>
            {trouble && waiting + failed > 0 && (
              <Notice tone="not-yet" className="mt-2 text-sm break-words">
                {t('trouble', { trouble })}
              </Notice>
            )}
          </li>
        ))}
      </ul>
      {said && (
        <Notice tone={said.wrong ? 'not-yet' : 'pass'} role={said.wrong ? 'alert' : 'status'} className="mt-4">
          {said.text}
        </Notice>
      )}
    </>
  );
}
