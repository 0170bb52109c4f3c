/** The sign of the product: a fieldbook with a tick. */
export function ProductMark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="var(--accent)" strokeWidth="1.6" aria-hidden="true">
      <rect x="2.3" y="1.8" width="15.4" height="16.4" rx="2.4" />
      <path d="M6.2 1.8v16.4" />
      <path d="m9.3 10.2 2 2 3.6-4.2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
