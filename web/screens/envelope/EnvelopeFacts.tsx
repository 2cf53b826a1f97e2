import type { Envelope } from '../../../spatial/envelope/types.ts'
import { plain } from '../../text/figures.ts'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import { FactList } from '../../ui/FactList.tsx'

type EnvelopeFactsProps = {
  readonly envelope: Pick<Envelope, 'areaM2' | 'footprintMaxM2' | 'floorAreaMaxM2' | 'heightMaxM'>
  /** A side was corrected: the new figures are said aloud. */
  readonly announced: boolean
}

/** The ceilings; what is not known is said, never left blank. */
export function EnvelopeFacts({ envelope, announced }: EnvelopeFactsProps) {
  const t = useEnvelopeWords()
  const { t: say } = useWords()
  const { areaM2, footprintMaxM2, floorAreaMaxM2, heightMaxM } = envelope
  const shown = (value: number | null, unit: string) =>
    value === null ? t('notKnown') : <Figure value={value} unit={unit} />
  const said = (value: number | null, unit: string) => (value === null ? t('notKnown') : `${plain(value)} ${unit}`)
  const [m, m2] = [say('units.m'), say('units.m2')]
  return (
    <>
      <FactList
        facts={[
          { term: t('facts.area'), value: shown(areaM2, m2) },
          { term: t('facts.footprint'), value: shown(footprintMaxM2, m2) },
          { term: t('facts.floorArea'), value: shown(floorAreaMaxM2, m2) },
          { term: t('facts.height'), value: shown(heightMaxM, m) },
        ]}
      />
      <p className="unseen" role="status">
        {announced ? t('recomputed', { footprint: said(footprintMaxM2, m2), height: said(heightMaxM, m) }) : ''}
      </p>
    </>
  )
}
