import { Link } from '@tanstack/react-router'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SignedIn, type SignedInSession } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import classes from './administration.module.css'
import { ProveFactor } from './ProveFactor.tsx'
import { openSections } from './sections.ts'

/** What one's mandates let one administer. */
export function AdministrationScreen() {
  const say = useAdministrationWords()
  useTitle(say('administration.title'))
  return <SignedIn>{(session) => <Ways session={session} />}</SignedIn>
}

function Ways({ session: { actor, secondFactor } }: { readonly session: SignedInSession }) {
  const say = useAdministrationWords()
  const sections = openSections(actor)
  if (sections.length === 0) return <NoWay asleep={secondFactor === 'missing'} />
  return (
    <>
      <h1>{say('administration.title')}</h1>
      <p className={classes.hint}>{say('administration.intro')}</p>
      <ul className={classes.ways}>
        {sections.map(({ to, words }) => (
          <li key={to}>
            <Link to={to}>{say(`administration.${words}`)}</Link>
            <p className={classes.hint}>{say(`administration.${words}Text`)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Mandates that sleep until a second factor is proved may still open something. */
function NoWay({ asleep }: { readonly asleep: boolean }) {
  const say = useAdministrationWords()
  const { t } = useWords()
  return (
    <EmptyState
      title={say('administration.nothing')}
      text={say(asleep ? 'administration.secondFactor' : 'administration.nothingText')}
    >
      {asleep ? (
        <ProveFactor />
      ) : (
        <ButtonLink to="/" variant="default">
          {t('frame.home')}
        </ButtonLink>
      )}
    </EmptyState>
  )
}
