import { Radio } from '@mantine/core'
import { isLegalSrid, type LegalSrid, legalZone } from '../../../../spatial/crs/legalZones.ts'
import { useWords } from '../../../text/words.ts'
import classes from './confirm.module.css'

type CommuneName = { readonly nameFr: string; readonly nameAr: string }
export type Candidate = { readonly srid: LegalSrid; readonly commune?: CommuneName | null }

type ZoneChoiceProps = {
  readonly candidates: readonly Candidate[]
  readonly chosen: LegalSrid | null
  readonly busy: boolean
  readonly onChoose: (srid: LegalSrid) => void
}

/** The same numbers name different places in different zones: a person says which, nothing is guessed in silence. */
export function ZoneChoice({ candidates, chosen, busy, onChoose }: ZoneChoiceProps) {
  const { t, nameOf } = useWords()
  return (
    <Radio.Group
      label={t('confirm.zoneHeading')}
      description={t('confirm.zoneWhy')}
      value={chosen === null ? null : String(chosen)}
      onChange={(value) => {
        const srid = Number(value)
        if (isLegalSrid(srid)) onChoose(srid)
      }}
      className={classes.zones ?? ''}
    >
      {candidates.map(({ srid, commune }) => (
        <Radio
          key={srid}
          value={String(srid)}
          disabled={busy}
          label={nameOf(legalZone(srid))}
          description={placeIn(commune, t('confirm.zoneNowhere'), (name) => t('confirm.zoneCommune', { name }), nameOf)}
        />
      ))}
    </Radio.Group>
  )
}

function placeIn(
  commune: CommuneName | null | undefined,
  nowhere: string,
  within: (name: string) => string,
  nameOf: (named: CommuneName) => string,
): string | undefined {
  if (commune === undefined) return undefined
  return commune ? within(nameOf(commune)) : nowhere
}
