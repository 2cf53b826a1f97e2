import type { ReactNode } from 'react'
import type { Verdict } from '../../spatial/conformity/types.ts'
import classes from './verdict.module.css'

const SHAPES: Readonly<Record<Verdict, ReactNode>> = {
  compliant: <circle cx="8" cy="8" r="6" />,
  reserved: <path d="M8 1 15 8 8 15 1 8z" />,
  noncompliant: <path d="M2 2h12v12H2z" />,
  unverified: <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

/** ● ◆ ■ ○ drawn, so that no missing glyph can blur a verdict. Decorative: the word always stands beside. */
export const VerdictMark = ({ verdict }: { readonly verdict: Verdict }) => (
  <svg className={classes.mark} data-verdict={verdict} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
    {SHAPES[verdict]}
  </svg>
)
