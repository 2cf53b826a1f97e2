import { useMutation } from '@tanstack/react-query'
import { memo } from 'react'
import { printedDay } from '../../text/figures.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { saveFile } from '../journal/saveFile.ts'
import { keysOf } from './classes.ts'
import { mapSheet } from './mapSheet.ts'
import classes from './stage.module.css'
import screen from './territory.module.css'
import { territoryCsv } from './territoryCsv.ts'
import { useAgencyNotes } from './useAgencyNotes.ts'
import { useFigureWords } from './useFigureWords.ts'
import type { Territory } from './useTerritory.ts'
import { useViewName } from './useViewName.ts'

type OutputsProps = { readonly territory: Territory; readonly image: () => Promise<Blob | null> }

/** What is on the screen, to be taken away: each says what it shows, of when, and from where. */
export const Outputs = memo(function Outputs({ territory, image }: OutputsProps) {
  const say = useTerritoryWords()
  const about = useAbout(territory)
  const csv = useCsv(territory, about)
  const png = usePng(territory, about, image)
  return (
    <fieldset className={classes.outputs} aria-label={say('output.title')} disabled={!territory.answer}>
      <button type="button" className={screen.link} onClick={() => png.mutate()} aria-busy={png.isPending}>
        {say('output.png')}
      </button>
      <button type="button" className={screen.link} onClick={csv}>
        {say('output.csv')}
      </button>
      <button type="button" className={screen.link} onClick={() => window.print()}>
        {say('output.print')}
      </button>
      {png.isError && <p role="alert">{say('output.failed')}</p>}
    </fieldset>
  )
})

/** Terms and words of what is shown: above the data of the file, under the map of the picture. */
function useAbout(territory: Territory): readonly (readonly [string, string])[] {
  const say = useTerritoryWords()
  const { say: sayBoth } = useWords()
  const names = useViewName(territory)
  const { answer } = territory
  const agencies = useAgencyNotes(territory)
  if (!answer) return []
  const { definition, period, legal } = answer
  const days = say('output.days', { first: printedDay(period.first), last: printedDay(period.last) })
  return [
    [say('indicator'), sayBoth(definition.name)],
    [say('periods'), `${names.period} (${days})`],
    [say('choices'), names.of],
    ...(definition.from ? [[say('definition.from'), sayBoth(definition.from)] as const] : []),
    ...(definition.to ? [[say('definition.to'), sayBoth(definition.to)] as const] : []),
    [say('definition.how'), sayBoth(definition.how)],
    [say('definition.excluded'), sayBoth(definition.excluded)],
    ...(legal ? [[say('output.legal'), sayBoth(legal.rule)] as const] : []),
    ...(definition.least > 0 ? [['', say('definition.least', { least: definition.least })] as const] : []),
    ...agencies.map((note) => ['', note] as const),
    ['', say('output.source')],
    ['', say('output.made', { day: printedDay(new Date().toISOString()) })],
  ]
}

const fileName = ({ indicator, period, level, search }: Territory, ending: string) =>
  ['territoire', indicator, period, level, search.in].filter(Boolean).join('-').replaceAll('.', '_') + ending

function useCsv(territory: Territory, about: readonly (readonly [string, string])[]) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { language } = useWords()
  const { answer, listed, besidePeriod, besideIndicator, periodBefore, isComparing } = territory
  return () => {
    if (!answer) return
    const of = { unit: answer.unit, least: answer.definition.least }
    const beside = besideIndicator ? words.indicator(besideIndicator) : words.period(besidePeriod ?? '')
    const heads = [
      ...[say('output.code'), say('output.nameFr'), say('output.nameAr'), say('table.rank'), say('output.value')],
      ...[say('output.unit'), say('table.n'), say('output.said')],
      ...(isComparing
        ? [beside, say('table.besideDifference')]
        : [say('table.difference', { period: words.period(periodBefore ?? '') })]),
      say('output.note'),
    ]
    const text = territoryCsv(listed, {
      ...{ about, heads, language, unit: say(`units.${answer.unit}`) },
      state: ({ place, figure, few }) => {
        if (figure.value === null) return words.figureAt({ place, figure }, of)
        return few ? say('figure.few', of) : say('output.published')
      },
    })
    saveFile(fileName(territory, '.csv'), new Blob([text], { type: 'text/csv' }))
  }
}

function usePng(
  territory: Territory,
  about: readonly (readonly [string, string])[],
  image: () => Promise<Blob | null>,
) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { language } = useWords()
  const names = useViewName(territory)
  const { answer, level, scale, scaleName, isComparing } = territory
  return useMutation({
    mutationFn: async () => {
      const map = await image()
      if (!map || !answer) throw new Error('the map has no picture yet')
      const keys = keysOf(level, answer).map((key) => ({ key, text: words.className(key, scale, answer.unit) }))
      const sheet = await mapSheet(map, {
        title: names.measured,
        subtitle: isComparing ? `${names.left} | ${names.right}` : names.period,
        ...{ of: names.of, about, keys, scale, scaleName, language },
        legal:
          scale.legal === null
            ? null
            : say('legend.legal', { delay: words.value(scale.breaks[scale.legal] ?? 0, answer.unit) }),
      })
      saveFile(fileName(territory, '.png'), sheet)
    },
  })
}
