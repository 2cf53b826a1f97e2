import type { ReactNode } from 'react'
import classes from '../procedures.module.css'

type PartProps = { readonly title: string; readonly intro?: string; readonly children: ReactNode }

/** A titled part of a sheet, under a thin rule. */
export const Part = ({ title, intro, children }: PartProps) => (
  <section className={classes.part}>
    <h2>{title}</h2>
    {intro && <p className={classes.quiet}>{intro}</p>}
    {children}
  </section>
)

/** A fact, and under it the text it comes from. */
export const Ruled = ({ children }: { readonly children: ReactNode }) => <div className={classes.ruled}>{children}</div>
