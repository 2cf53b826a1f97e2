import { Checkbox } from '@mantine/core'
import type { ReadParcelAnswer } from '../../../../api/contract/parcels.ts'
import { useWords } from '../../../text/words.ts'
import { Area } from '../../../ui/Area.tsx'
import classes from './confirm.module.css'

type ParcelChoiceProps = {
  readonly parcels: readonly ReadParcelAnswer[]
  readonly chosen: readonly string[]
  readonly onChosen: (ids: readonly string[]) => void
}

/** Every parcel of the file with its area; one, or several that make one site. */
export function ParcelChoice({ parcels, chosen, onChosen }: ParcelChoiceProps) {
  const { t, nameOf } = useWords()
  const toggle = (id: string) =>
    onChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <fieldset className={classes.choice}>
      <legend>{t('confirm.severalIntro')}</legend>
      <ul>
        {parcels.map(({ id, label, areaM2, commune }) => (
          <li key={id}>
            <Checkbox
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              label={<bdi>{label}</bdi>}
              description={
                <>
                  <Area m2={areaM2} />
                  {commune && ` · ${nameOf(commune)}`}
                </>
              }
            />
          </li>
        ))}
      </ul>
      <p role="status">{t('confirm.selectedCount', { n: chosen.length })}</p>
      {chosen.length > 1 && <p className={classes.why}>{t('confirm.unionHow')}</p>}
    </fieldset>
  )
}
