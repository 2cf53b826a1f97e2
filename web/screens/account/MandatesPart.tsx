import { useSession } from '../../session/session.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { MandateItem } from '../office/MandateItem.tsx'
import { withDelegations } from '../office/mandateTerms.ts'
import office from '../office/office.module.css'
import classes from './account.module.css'
import { useOwn } from './accountQueries.ts'

/** The mandates I hold, held or will hold, with those I handed on; each can be handed on from here. */
export function MandatesPart() {
  const say = useAccountWords()
  const { data: session } = useSession()
  const own = useOwn('myMandates')
  const mandates = own.data?.mandates ?? []
  return (
    <section className={classes.section} aria-labelledby="mandates">
      <h2 id="mandates">{say('mandates.title')}</h2>
      <p className={classes.hint}>{mandates.length > 0 ? say('mandates.intro') : say('mandates.noneText')}</p>
      {own.isPending && <Waiting lines={[88, 88]} />}
      <Refused error={own.error} />
      <ul className={office.mandates}>
        {withDelegations(mandates).map(({ mandate, delegations }) => (
          <MandateItem
            key={mandate.id}
            mandate={mandate}
            delegations={delegations}
            told="body"
            own={mandate.person.id === session?.person?.id}
          />
        ))}
      </ul>
      <div>
        <ButtonLink to="/organismes/nouveau" variant="default" size="md">
          {say('mandates.open')}
        </ButtonLink>
      </div>
    </section>
  )
}
