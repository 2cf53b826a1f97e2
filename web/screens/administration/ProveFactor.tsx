import { useLocation } from '@tanstack/react-router'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'

/** The way to the second factor, and back here afterwards. */
export function ProveFactor() {
  const say = useAdministrationWords()
  const { pathname, searchStr } = useLocation()
  return (
    <ButtonLink to="/connexion" search={{ returnTo: pathname + searchStr }}>
      {say('administration.proveFactor')}
    </ButtonLink>
  )
}
