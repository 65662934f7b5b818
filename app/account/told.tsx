import { Notice } from '../components/notice';

/** What came of a change. */
export function Told({ done, refused }: { done: string | null; refused: string | null }) {
  return (
    <>
      {refused && (
        <Notice tone="not-yet" role="alert">
          {refused}
        </Notice>
      )}
      {done && (
        <Notice tone="pass" role="status">
          {done}
        </Notice>
      )}
    </>
  );
}
