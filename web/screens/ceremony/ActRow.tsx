import type { ActToSign } from '../../../api/contract/actsSigning.ts'
import { printedDay } from '../../text/figures.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import classes from './ceremony.module.css'
import { SignableRow } from './SignableRow.tsx'
import type { Signable } from './signable.ts'

type ActRowProps = { readonly thing: Signable<ActToSign>; readonly chosen: boolean; readonly onChoose: () => void }

/** One act that waits: what it decides, of which dossier, until when. */
export function ActRow(props: ActRowProps) {
  const say = useCeremonyWords()
  const { due, reference } = props.thing.of
  return (
    <SignableRow {...props} kind="acts" when={<span>{due ? say('due', { day: printedDay(due) }) : say('noDue')}</span>}>
      {reference && <p className={classes.begun}>{say('numbered', { reference })}</p>}
    </SignableRow>
  )
}
