import type { DossierLabel } from '../../../api/contract/desk.ts'
import { useWords } from '../../text/words.ts'
import classes from './queue.module.css'

/** A label by its word; the colour only repeats it. */
export function LabelChip({ label }: { readonly label: DossierLabel }) {
  const { nameOf } = useWords()
  return (
    <span className={classes.chip} data-colour={label.colour}>
      <bdi>{nameOf(label)}</bdi>
    </span>
  )
}
