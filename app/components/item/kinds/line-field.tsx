import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import { inputLook } from '../../field';
import { Rich } from '../../markdown/rich';

interface LineFieldProps {
  stem: string;
  /** What stands between the question and its field, as HTML. */
  material?: string;
  text: string;
  /** Once it is marked the answer stands. */
  settled: boolean;
  onChange: (text: string) => void;
  className?: string;
  /** What stands behind the field, such as a unit. */
  children?: ReactNode;
}

/** The field of the kinds that are answered in one line of text. */
export function LineField({ stem, material, text, settled, onChange, className, children }: LineFieldProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-1 gap-4">
      <div id={`${id}-stem`}>
        <Rich html={stem} className="text-lg" />
      </div>
      {material && <Rich html={material} />}
      <div className="flex items-baseline gap-3">
        <input
          className={clsx(inputLook, 'min-h-11', className)}
          aria-labelledby={`${id}-stem`}
          inputMode="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={text}
          readOnly={settled}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </div>
    </div>
  );
}
