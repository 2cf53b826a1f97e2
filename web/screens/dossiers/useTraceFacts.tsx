import type { TraceFacts } from '../../../api/contract/traces.ts'
import { printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import type { Fact } from '../../ui/FactList.tsx'

/** What was drawn in words and figures; what nobody said is left out. */
export function useTraceFacts(): (trace: TraceFacts) => readonly Fact[] {
  const say = useDossierWords()
  const { nameOf, t } = useWords()
  return ({ kind, lengthM, widthM, areaM2, beginsOn, endsOn, activity, address }) => [
    { term: say('dossiers.trace.kind'), value: say(`dossiers.trace.kinds.${kind}`) },
    ...measured(say('dossiers.trace.length'), lengthM, t('units.m')),
    ...measured(say('dossiers.trace.width'), widthM, t('units.m')),
    ...measured(say(kind === 'line' ? 'dossiers.trace.corridor' : 'dossiers.area'), areaM2, t('units.m2')),
    ...dated(say('dossiers.trace.begins'), beginsOn),
    ...dated(say('dossiers.trace.ends'), endsOn),
    ...(activity
      ? [
          {
            term: say('dossiers.trace.activity'),
            value: (
              <>
                <bdi>{nameOf(activity)}</bdi> <bdi className="figures">({activity.code})</bdi>
              </>
            ),
          },
        ]
      : []),
    ...(address ? [{ term: say('dossiers.trace.address'), value: <bdi>{address}</bdi> }] : []),
  ]
}

const measured = (term: string, value: number | null, unit: string): readonly Fact[] =>
  value === null ? [] : [{ term, value: <Figure value={value} unit={unit} /> }]

const dated = (term: string, day: string | null): readonly Fact[] =>
  day === null ? [] : [{ term, value: <bdi className="figures">{printedDay(day)}</bdi> }]
