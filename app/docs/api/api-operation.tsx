import { useTranslations } from 'next-intl';
import type { Described } from '@/app/api/v1/document';
import type { Operation } from '@/app/api/v1/operation';
import { TypeOf } from './api-schema';

type OperationProps = Pick<Operation, 'path' | 'method' | 'scope' | 'refusals'> & { told: Described };

/** One operation of the API: what it does, what it takes, what it answers. */
export function ApiOperation({ path, method, scope, refusals, told }: OperationProps) {
  const t = useTranslations('connections.api');
  const { operationId, summary, description, parameters, requestBody, responses } = told;
  const body = requestBody?.content['application/json']?.schema;
  const answer = responses['200']?.content['application/json']?.schema;
  return (
    <article id={operationId} className="mt-6 border-t border-rule pt-4">
      <h3 className="text-base">{summary}</h3>
      <p className="mt-1 font-mono text-sm break-words">
        <span className="font-semibold">{method}</span> /api/v1{path}
      </p>
      {description && <p className="mt-2 text-sm">{description}</p>}
      <dl className="mt-3 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_1fr]">
        <dt className="text-muted">{t('scope')}</dt>
        <dd>{scope ? <code>{scope}</code> : t('noScope')}</dd>
        {parameters.length > 0 && (
          <>
            <dt className="text-muted">{t('parameters')}</dt>
            <dd>
              <ul className="grid gap-1">
                {parameters.map(({ name, required, description: about, schema }) => (
                  <li key={name}>
                    <code className="font-semibold">{name}</code>{' '}
                    <span className="font-mono text-xs text-muted">
                      <TypeOf schema={schema} />
                    </span>
                    {required && <span className="text-xs text-muted"> · {t('required')}</span>}
                    {about && <span className="block text-muted">{about.replaceAll('`', '')}</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {body && (
          <>
            <dt className="text-muted">{t('body')}</dt>
            <dd className="font-mono">
              <TypeOf schema={body} />
            </dd>
          </>
        )}
        <dt className="text-muted">{t('answer')}</dt>
        <dd className={answer && 'font-mono'}>{answer ? <TypeOf schema={answer} /> : t('nothing')}</dd>
        {refusals && (
          <>
            <dt className="text-muted">{t('refusals')}</dt>
            <dd className="font-mono">{refusals.join(', ')}</dd>
          </>
        )}
      </dl>
    </article>
  );
}
