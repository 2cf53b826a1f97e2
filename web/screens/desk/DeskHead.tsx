import { useDeskWords } from '../../text/useDeskWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import classes from './queueTop.module.css'

/** The title, and the two things one does besides the queue. */
export function DeskHead() {
  const say = useDeskWords()
  return (
    <div className={classes.head}>
      <h1 id="desk-title">{say('territory')}</h1>
      <ButtonLink to="/dossiers" search={{ mine: 'yes' }} variant="subtle" size="compact-sm">
        {say('mine')}
      </ButtonLink>
      <ButtonLink to="/dossiers" search={{ open: 'yes' }} variant="default" size="compact-sm">
        {say('open')}
      </ButtonLink>
    </div>
  )
}
