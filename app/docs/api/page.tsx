import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LIMITS } from '@/app/api/v1/api';
import { openApiDocument } from '@/app/api/v1/document';
import { GROUPS } from '@/app/api/v1/operations';
import { COMMON_REFUSALS } from '@/app/api/v1/problem';
import { Page } from '@/app/components/page-frame';
import { ApiOperation } from './api-operation';
import { Fields } from './api-schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connections.api'))('title') };
}

/** What programs can ask for, read from the document that clients are made from. */
export default async function ApiPage() {
  const [t, docs] = await Promise.all([getTranslations('connections.api'), getTranslations('shell.docs')]);
  const { info, paths, components } = openApiDocument();
  const { burst, everyMs } = LIMITS.token;
  const above = (
    <Link href="/docs" className="link">
      {docs('title')}
    </Link>
  );
  return (
    <Page title={t('title')} above={above} lead={t('lead')}>
      <p className="mb-4 text-muted">
        {t('english')}{' '}
        <a className="link" href="/api/v1/openapi.json">
          {t('document')}
        </a>
      </p>
      <p lang="en">{info.description.replaceAll('`', '')}</p>
      <p className="mt-4">{t('limits', { burst, perSecond: 1000 / everyMs })}</p>
      <nav aria-label={t('title')} className="mt-6 flex flex-wrap gap-x-5 gap-y-1">
        {GROUPS.map(({ tag }) => (
          <a key={tag} className="link" href={`#${tag.toLowerCase()}`}>
            {tag}
          </a>
        ))}
      </nav>
      {GROUPS.map(({ tag, operations }) => (
        <section key={tag} id={tag.toLowerCase()} className="mt-10" lang="en">
          <h2 className="text-xl">{tag}</h2>
          {operations.map(({ id, path, method, scope, refusals }) => {
            const told = paths[path]?.[method.toLowerCase()];
            return told && <ApiOperation key={id} {...{ path, method, scope, refusals, told }} />;
          })}
        </section>
      ))}
      <section className="mt-12">
        <h2 className="text-xl">{t('problems')}</h2>
        <p className="mt-2 mb-4">{t('problem').replaceAll('`', '')}</p>
        <dl className="grid gap-2 text-sm" lang="en">
          {COMMON_REFUSALS.map(({ reason, status, when }) => (
            <div key={reason} id={`problem-${reason}`}>
              <dt>
                <code className="font-semibold">{reason}</code> <span className="text-muted">{status}</span>
              </dt>
              <dd className="text-muted">{when}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="mt-12" lang="en">
        <h2 className="text-xl">{t('schemas')}</h2>
        {Object.entries(components.schemas).map(([name, schema]) => (
          <section key={name} id={`schema-${name}`} className="mt-6 border-t border-rule pt-4">
            <h3 className="mb-2 font-mono text-base">{name}</h3>
            <Fields schema={schema} />
          </section>
        ))}
      </section>
    </Page>
  );
}
