import type { ReactNode } from 'react'
import classes from './facts.module.css'

export type Fact = { readonly term: string; readonly value: ReactNode }

/** Terms and values on thin rules, as on a survey sheet. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map(({ term, value }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
