import { useTranslations } from 'next-intl';

/** A line and column of the source; where there is an editor, the way to it. */
export function Place({
  line,
  column,
  onPlace,
}: {
  line: number;
  column: number;
  onPlace?: (line: number, column: number) => void;
}) {
  const t = useTranslations('workspace.verdict');
  const words = t('place', { line, column });
  if (!onPlace) return <span className="text-muted tabular-nums">{words}</span>;
  return (
    <button type="button" className="link tabular-nums" onClick={() => onPlace(line, column)}>
      {words}
    </button>
  );
}
