import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { highlighter } from '../../../components/markdown/highlighter';
import { Scroller } from '../../../components/scroller';

/** Colouring is for reading; a source made to be slow to colour is shown plain. */
const MOST_COLOURED = 60_000;
const LIMITS = { tokenizeMaxLineLength: 400, tokenizeTimeLimit: 100 };

interface SourceViewProps {
  source: string;
  /** A line to point at, from 1. */
  line: number | null;
}

/** A source to read: numbered lines, the inks of the editor, the line of an error marked. */
export function SourceView({ source, line }: SourceViewProps) {
  const t = useTranslations('staff.submission');
  const lines =
    source.length <= MOST_COLOURED
      ? highlighter.codeToTokens(source, { lang: 'typescript', theme: 'heldout', ...LIMITS }).tokens
      : source.split(/\r?\n/).map((content) => [{ content, color: undefined, offset: 0 }]);
  return (
    <Scroller label={t('source')} className="max-h-[80dvh] overflow-auto rounded-md bg-sunken py-3">
      <table className="w-full border-collapse font-mono text-[0.8125rem] [font-feature-settings:'calt'_0] leading-[1.55]">
        <tbody>
          {lines.map((tokens, index) => (
            <tr key={index} className={clsx(index + 1 === line && 'bg-not-yet-soft')}>
              <th scope="row" className="w-px px-3 text-right font-normal text-muted select-none">
                {index + 1 === line && <span className="sr-only">{t('errorLine')} </span>}
                {index + 1}
              </th>
              <td className="pr-4 whitespace-pre [tab-size:2]">
                {tokens.map(({ content, color, offset }) => (
                  <span key={offset} style={{ color }}>
                    {content}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
