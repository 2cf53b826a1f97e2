import type { ReactNode } from 'react'
import classes from './notice.module.css'

type EmptyStateProps = {
  readonly title: string
  readonly text: string
  /** 2 under a screen's own title. */
  readonly level?: 1 | 2
  readonly children?: ReactNode
}

/** Nothing here yet, and what to do about it. */
export const EmptyState = ({ title, text, level = 1, children }: EmptyStateProps) => (
  <section className={classes.empty}>
    {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
    <p>{text}</p>
    {children}
  </section>
)
