import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** The signed receipt of a verdict, to keep. */
export function ReceiptLink({ submissionId }: { submissionId: string }) {
  const t = useTranslations('workspace.receipt');
  return (
    <p className="max-w-measure text-sm">
      <a href={`/api/submissions/${submissionId}/receipt`} download>
        {t('link')}
      </a>{' '}
      <span className="text-muted">{t('about')}</span>{' '}
      <Link className="link" href="/receipts">
        {t('check')}
      </Link>
    </p>
  );
}
