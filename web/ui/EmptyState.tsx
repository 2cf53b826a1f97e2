import type { ReactNode } from 'react'
import classes from './notice.module.css'

type EmptyStateProps = { readonly title: string; readonly text: string; readonly children?: ReactNode }

/** Nothing here yet, and what to do about it. */
export const EmptyState = ({ title, text, children }: EmptyStateProps) => (
  <section className={classes.empty}>
    <h1>{title}</h1>
    <p>{text}</p>
    {children}
  </section>
)
