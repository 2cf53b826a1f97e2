import type { ReactNode } from 'react'
import type { Urgency } from '../../api/contract/queue.ts'
import classes from './urgency.module.css'

const SHAPES: Readonly<Record<Urgency, ReactNode>> = {
  late: <path d="M2 2h12v12H2z" />,
  today: <path d="M8 1.5 15 14H1z" />,
  soon: <path d="M8 1 15 8 8 15 1 8z" />,
  later: <circle cx="8" cy="8" r="6" />,
  standing: <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

/** ■ ▲ ◆ ● ○ drawn. Decorative: the word always stands beside. */
export const UrgencyMark = ({ urgency }: { readonly urgency: Urgency }) => (
  <svg className={classes.mark} data-urgency={urgency} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
    {SHAPES[urgency]}
  </svg>
)
