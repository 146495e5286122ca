/** The mark: a link of a chain whose pin makes it a Q. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" strokeWidth="3.4">
        <rect x="4" y="4" width="19" height="19" rx="7.5" stroke="currentColor" />
        <path d="M16 16 27 27" stroke="var(--cq-rail-accent)" strokeLinecap="round" />
      </g>
    </svg>
  )
}
