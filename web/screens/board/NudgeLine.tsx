import type { Nudge } from '../../../api/contract/performance/board.ts'
import { printedDay } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import classes from './dossierRows.module.css'

/** Whom a reminder went to. */
export function useNudgedName() {
  const say = useBoardWords()
  const { nameOf } = useWords()
  return ({ holder, body }: Pick<Nudge, 'holder' | 'body'>) => (body ? nameOf(body) : say(`holders.${holder}`))
}

/** Who reminded whom of it and when, and whether it was answered. */
export function NudgeLine({ nudge }: { readonly nudge: Nudge }) {
  const say = useBoardWords()
  const { language } = useWords()
  const nudgedName = useNudgedName()
  const name = nudge.by ? nameIn(language, nudge.by) : '–'
  return (
    <small className={classes.nudged} data-answered={nudge.answered || undefined}>
      {say('nudged', { day: printedDay(nudge.at), name, to: nudgedName(nudge) })},{' '}
      {say(nudge.answered ? 'answered' : 'unanswered')}
    </small>
  )
}
