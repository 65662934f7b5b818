/** Two curves that part: the solid one is train, the dashed one held-out. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      strokeWidth="2.4"
      strokeLinecap="round"
    >
      <path d="M3 4 C 6 15, 10 19, 21 20" className="stroke-train" />
      <path d="M3 4 C 6 12, 10 15, 21 11" className="stroke-held-out" strokeDasharray="3.4 3.6" />
    </svg>
  );
}
