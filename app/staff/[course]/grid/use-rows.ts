import { useCallback, useRef, useState } from 'react';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import type { GridRow } from '@/lib/gradebook/rows';
import type { GridView } from '@/lib/gradebook/view';
import { CHUNK } from './measures';
import { viewQuery } from './view-address';

const gridRows = () => import('@/app/api/answers/grid').then(({ GridRows }) => GridRows);

/** The rows that are known, the first chunk from the start; others come when they are asked for. */
export function useRows(courseId: string, view: GridView, first: GridRow[]) {
  const explain = useRefusal();
  const [chunks, setChunks] = useState(() => new Map([[0, first]]));
  const [refusal, setRefusal] = useState<string | null>(null);
  const asked = useRef(new Set([0]));
  const need = useCallback(
    async (index: number) => {
      const chunk = Math.floor(index / CHUNK);
      if (asked.current.has(chunk)) return;
      asked.current.add(chunk);
      const query = viewQuery(view);
      query.set('from', String(chunk * CHUNK));
      query.set('count', String(CHUNK));
      try {
        const { rows } = await receive(gridRows, 'GET', `/api/staff/${courseId}/grid?${query}`);
        setChunks((before) => new Map(before).set(chunk, rows));
        setRefusal(null);
      } catch (error) {
        asked.current.delete(chunk);
        setRefusal(explain(error));
      }
    },
    [courseId, view, explain],
  );
  const row = (index: number) => chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK] ?? null;
  return { row, need, refusal };
}
