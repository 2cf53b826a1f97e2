import type { ReactNode } from 'react'
import type { Verdict } from '../../spatial/conformity/types.ts'
import { VerdictMark } from './VerdictMark.tsx'
import classes from './verdict.module.css'

export type Tone = 'good' | 'attention' | 'fault' | 'waiting'

const SHAPE_OF: Readonly<Record<Tone, Verdict>> = {
  good: 'compliant',
  attention: 'reserved',
  fault: 'noncompliant',
  waiting: 'unverified',
}

/** How something stands, by shape and word; the colour only repeats them. */
export const StatusBadge = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={classes.badge} data-verdict={SHAPE_OF[tone]}>
    <VerdictMark verdict={SHAPE_OF[tone]} />
    <span>{children}</span>
  </span>
)
