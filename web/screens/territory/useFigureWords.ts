import { useMemo } from 'react'
import type { IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import { INDICATOR_NAMES } from '../../../api/contract/performance/names.ts'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import { fixed, rounded } from '../../text/figures.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { boundsOf, type ClassKey, type Figure, isStep, type Scale, STEPS } from './classes.ts'
import { isQuarter } from './periods.ts'
import type { Place } from './places.ts'

type Unit = PerformanceAnswer['unit']
type Located = { readonly place: Pick<Place, 'unknown'>; readonly figure: Figure }

/** How figures, classes and periods are said. */
export function useFigureWords() {
  const say = useTerritoryWords()
  const { language } = useWords()
  return useMemo(() => {
    const number = (value: number, unit: Unit) => (unit === 'dossiers' ? fixed(value, 0) : rounded(value))
    const value = (amount: number, unit: Unit) => say(`value.${unit}`, { count: amount, value: number(amount, unit) })
    /** Of how many dossiers a figure is made. */
    const of = (n: number) => say('figure.n', { count: n, n: number(n, 'dossiers') })
    const quarters = (n: number) => say('trend.title', { count: n, n })
    /** A figure in words, whichever way it is missing. */
    const figure = ({ value: amount, withheld }: Figure, { unit, least }: { unit: Unit; least: number }) => {
      if (amount !== null) return value(amount, unit)
      return say(withheld ? 'figure.withheld' : 'figure.none', { least })
    }
    /** The same of a territory, whose ground itself may be unknown. */
    const figureAt = ({ place, figure: its }: Located, of: { unit: Unit; least: number }) =>
      place.unknown ? say('figure.unknown') : figure(its, of)
    const signed = (amount: number, unit: Unit) =>
      `${amount > 0 ? '+' : amount < 0 ? '−' : ''}${number(Math.abs(amount), unit)}`
    const difference = (amount: number, unit: Unit) => {
      const text = `\u2066${signed(amount, unit)}\u2069` // a sign stays before its figure, whatever the writing
      if (unit === 'percent') return say('points', { value: text })
      // in Arabic the words of one and of two hold the number: a sign has no place before them
      return language === 'fr'
        ? say(`value.${unit}`, { count: Math.abs(amount), value: text })
        : say('difference', { value: text, unit: say(`units.${unit}`) })
    }
    const period = (code: string, running = false) => {
      const name = isQuarter(code) ? say('period.quarter', { nth: code.slice(-1), year: code.slice(0, 4) }) : code
      return running ? say('period.running', { period: name }) : name
    }
    const className = (key: ClassKey, scale: Scale, unit: Unit) => {
      if (!isStep(key)) return say(`legend.${key}`)
      const { over, upTo } = boundsOf(STEPS.indexOf(key), scale)
      const [from, to] = [over ?? 0, upTo ?? 0].map((limit) => number(limit, unit))
      if (over === null) return say('legend.first', { upTo: to ?? '' })
      return upTo === null
        ? say('legend.last', { over: from ?? '' })
        : say('legend.between', { over: from ?? '', upTo: to ?? '' })
    }
    const indicator = (code: IndicatorCode) => INDICATOR_NAMES[code][language]
    return { number, value, of, quarters, figure, figureAt, signed, difference, period, className, indicator }
  }, [say, language])
}
