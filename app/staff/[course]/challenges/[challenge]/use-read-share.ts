import { useFormatter } from 'next-intl';

/** A share in percent, in two figures; what is too small to be told apart from nothing says so. */
export function useReadShare(): (share: number) => string {
  const format = useFormatter();
  return (share) => {
    if (share > 0 && share < 1e-6) return `< ${format.number(1e-6, { style: 'percent', maximumSignificantDigits: 1 })}`;
    return format.number(share, { style: 'percent', maximumSignificantDigits: share > 0.99 && share < 1 ? 4 : 2 });
  };
}
