import { useTranslations } from 'next-intl';
import { Rich } from '@/app/components/markdown/rich';
import { Points } from '@/app/components/points';
import { Scroller } from '@/app/components/scroller';
import { StudentLink } from '@/app/components/staff/student-link';
import type { Corrected } from '@/lib/remarks/remark';
import { ApplyRemark } from './apply-remark';

/** A corrected question as its page gets it, its stem as HTML. */
export interface ShownCorrected extends Omit<Corrected, 'stem'> {
  beginning: string;
  stem: string;
}

interface CorrectedQuestionProps {
  courseId: string;
  corrected: ShownCorrected;
  mayChange: boolean;
}

/** One corrected question: what differs, who changes and by how much, and the way to have it marked again. */
export function CorrectedQuestion({ courseId, corrected, mayChange }: CorrectedQuestionProps) {
  const t = useTranslations('staff.remark');
  const { beginning, stem, chapterId, itemId, answers, students, changes } = corrected;
  return (
    <li className="grid grid-cols-1 gap-4 border-t border-rule pt-4">
      <div>
        <span className="eyebrow block">
          {chapterId} · {itemId}
        </span>
        <details>
          <summary className="text-lg font-semibold">{beginning}</summary>
          <div className="prose mt-2 max-w-measure">
            <Rich html={stem} />
          </div>
        </details>
        <p className="text-sm text-muted">{t('counts', { answers, students })}</p>
      </div>
      <Differences corrected={corrected} />
      {changes.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <Changes courseId={courseId} changes={changes} label={beginning} />
      )}
      {mayChange ? (
        <ApplyRemark
          courseId={courseId}
          corrected={{
            ...corrected,
            changes: changes.map(({ before, after, reworded }) => ({ before, after, reworded })),
          }}
        />
      ) : (
        <p className="text-sm text-muted">{t('readOnly')}</p>
      )}
    </li>
  );
}

const MOST_DIFFERENCES = 8;

function Differences({ corrected: { differences, beginning } }: { corrected: ShownCorrected }) {
  const t = useTranslations('staff.remark');
  const rest = differences.length - MOST_DIFFERENCES;
  return (
    <Scroller label={`${t('differs')}: ${beginning}`} className="overflow-x-auto">
      <table className="text-sm">
        <caption className="pb-1 text-left font-semibold">{t('differs')}</caption>
        <thead>
          <tr className="text-left text-muted">
            <th className="pr-6 font-normal">{t('where')}</th>
            <th className="pr-6 font-normal">{t('before')}</th>
            <th className="font-normal">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, MOST_DIFFERENCES).map(({ path, before, after }) => (
            <tr key={path} className="border-t border-rule align-top">
              <th scope="row" className="py-1 pr-6 text-left font-normal">
                <code>{path}</code>
              </th>
              <td className="py-1 pr-6">{before ?? <span className="text-muted">{t('absent')}</span>}</td>
              <td className="py-1">{after ?? <span className="text-muted">{t('absent')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="text-sm text-muted">{t('more', { count: rest })}</p>}
    </Scroller>
  );
}

function Changes({
  courseId,
  changes,
  label,
}: {
  courseId: string;
  changes: ShownCorrected['changes'];
  label: string;
}) {
  const t = useTranslations('staff.remark');
  return (
    <Scroller label={`${t('who')}: ${label}`} className="max-h-80 overflow-auto">
      <table className="text-sm">
        <caption className="pb-1 text-left font-semibold">{t('who')}</caption>
        <thead>
          <tr className="text-left text-muted">
            <th className="pr-6 font-normal">{t('student')}</th>
            <th className="pr-6 font-normal">{t('before')}</th>
            <th className="font-normal">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ userId, name, attemptId, kind, before, after, maxPoints, reworded }) => (
            <tr key={attemptId} className="border-t border-rule">
              <th scope="row" className="py-1 pr-6 text-left font-normal">
                <StudentLink look="link" courseId={courseId} student={{ id: userId, name }} />
                {kind === 'checkpoint' && <span className="text-muted"> {t('inLesson')}</span>}
                {reworded && <span className="text-muted"> {t('rewordedOne')}</span>}
              </th>
              <td className="py-1 pr-6">
                <Points points={before} maxPoints={maxPoints} />
              </td>
              <td className="py-1 font-semibold">
                <Points points={after} maxPoints={maxPoints} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
