import { useNavigate } from '@tanstack/react-router'
import { useMenuWords } from '../../text/useMenuWords.ts'
import classes from './session.module.css'
import { useSigningOut } from './useSigningOut.tsx'

/** Ends this session and goes back to the first page. */
export function SignOut() {
  const say = useMenuWords()
  const navigate = useNavigate()
  const { press, busy, failed, question } = useSigningOut(() => void navigate({ to: '/' }))
  return (
    <>
      <button type="button" className={classes.signOut} disabled={busy} onClick={press}>
        {say('signOut')}
      </button>
      <span role="status" className={classes.asleep}>
        {failed ? say('signOutFailed') : ''}
      </span>
      {question}
    </>
  )
}
