import { useId } from 'react'
import { useForecastWords } from '../../text/useForecastWords.ts'
import { useWords } from '../../text/words.ts'
import { ForecastPart } from './ForecastPart.tsx'
import classes from './forecast.module.css'
import type { Foreseen } from './forecastQueries.ts'

type ForecastSectionProps = Omit<Foreseen, 'commune' | 'on'> & {
  readonly commune: { readonly code: string; readonly nameFr: string; readonly nameAr: string }
  readonly filed?: string
  readonly level?: 'h2' | 'h3'
}

/** The forecast of one dossier, under its heading. */
export function ForecastSection({ commune, level: Heading = 'h2', ...foreseen }: ForecastSectionProps) {
  const say = useForecastWords()
  const { nameOf } = useWords()
  const heading = useId()
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <Heading id={heading}>{say('titleIn', { commune: nameOf(commune) })}</Heading>
      <ForecastPart commune={commune.code} legalBeside={foreseen.filed !== undefined} {...foreseen} />
    </section>
  )
}
