import { useLocation } from '@tanstack/react-router'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

type SignedOutProps = { readonly title: string; readonly text: string }

/** What a visitor finds where one has to be signed in: why, and the way in that leads back here. */
export function SignedOut({ title, text }: SignedOutProps) {
  const say = useDossierWords()
  const { pathname, searchStr } = useLocation()
  return (
    <EmptyState title={title} text={text}>
      <ButtonLink to="/connexion" size="md" search={{ returnTo: pathname + searchStr }}>
        {say('dossiers.toSignIn')}
      </ButtonLink>
    </EmptyState>
  )
}
