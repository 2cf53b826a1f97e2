import { TextInput, type TextInputProps } from '@mantine/core'
import type { TraceKind } from '../../../../api/contract/traces.ts'
import { figuresOf } from '../../../map/draw/measure.ts'
import type { Draft } from '../../../map/draw/outline.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Figure } from '../../../ui/Area.tsx'
import { FactList } from '../../../ui/FactList.tsx'
import forms from '../../../ui/form.module.css'
import filing from '../filing.module.css'
import { ActivityPicker } from './ActivityPicker.tsx'
import classes from './trace.module.css'
import { hasDates, type TraceFaults, type TraceTexts, widthOf } from './traceBody.ts'

type TraceFieldsProps = {
  readonly kind: TraceKind
  readonly draft: Draft
  readonly texts: TraceTexts
  readonly faults: TraceFaults
  /** Dates and activity are somebody else's question, and stay. */
  readonly groundAlone: boolean
  readonly onType: (texts: Partial<TraceTexts>) => void
}

/** What a drawing does not say by itself, and what it measures as it is drawn. */
export function TraceFields({ kind, draft, texts, faults, groundAlone, onType }: TraceFieldsProps) {
  const say = useFilingWords()
  const faultOf = (field: keyof TraceFaults) => faults[field] && say(`trace.faults.${faults[field]}`)
  const typed = (field: 'width' | 'begins' | 'ends' | 'address', more: TextInputProps) => (
    <TextInput
      size="md"
      autoComplete="off"
      value={texts[field]}
      onChange={({ currentTarget }) => onType({ [field]: currentTarget.value })}
      {...more}
    />
  )
  const day = { dir: 'ltr', inputMode: 'numeric', placeholder: say('trace.day'), maxLength: 10 } as const
  return (
    <div className={forms.form}>
      {kind === 'line' &&
        typed('width', {
          ...{ label: say('trace.width'), description: say('trace.widthHint'), error: faultOf('width') },
          ...{ inputMode: 'decimal', dir: 'ltr' },
        })}
      {hasDates(kind) && !groundAlone && (
        <div className={classes.dates}>
          {typed('begins', { label: say('trace.begins'), error: faultOf('begins'), ...day })}
          {typed('ends', { label: say('trace.ends'), error: faultOf('ends'), ...day })}
        </div>
      )}
      {kind === 'premises' && (
        <>
          {!groundAlone && (
            <ActivityPicker
              chosen={texts.activity}
              error={faultOf('activity')}
              onChoose={(activity) => onType({ activity })}
            />
          )}
          {typed('address', { label: say('trace.address'), maxLength: 200 })}
        </>
      )}
      <LiveFigures kind={kind} draft={draft} texts={texts} />
    </div>
  )
}

/** Length by width, or the surface, of what is drawn so far; the service measures what it keeps. */
function LiveFigures({ kind, draft, texts }: Pick<TraceFieldsProps, 'kind' | 'draft' | 'texts'>) {
  const say = useFilingWords()
  const { t } = useWords()
  const isLine = kind === 'line'
  const { lengthM, areaM2, crossing } = figuresOf(draft, isLine ? 'line' : 'polygon')
  const width = widthOf(texts)
  const length = isLine && draft.positions.length > 1 && !crossing ? lengthM : null
  const surface = kind === 'area' ? areaM2 : length !== null && width !== null ? length * width : null
  const facts = [
    ...(length === null ? [] : [{ term: say('trace.length'), value: <Figure value={length} unit={t('units.m')} /> }]),
    ...(surface === null
      ? []
      : [
          {
            term: say(isLine ? 'trace.corridor' : 'trace.area'),
            value: <Figure value={surface} unit={t('units.m2')} />,
          },
        ]),
  ]
  if (facts.length === 0) return null
  return (
    <div>
      <FactList facts={facts} />
      <p className={filing.hint}>
        <small>{say('trace.approximately')}</small>
      </p>
    </div>
  )
}
