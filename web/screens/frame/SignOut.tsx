import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSignOut } from '../../session/session.ts'
import { useMenuWords } from '../../text/useMenuWords.ts'
import classes from './session.module.css'

/** Ends this session and goes back to the first page. */
export function SignOut() {
  const say = useMenuWords()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const leaving = useMutation({ mutationFn: signOut, onSuccess: () => navigate({ to: '/' }) })
  return (
    <>
      <button type="button" className={classes.signOut} disabled={leaving.isPending} onClick={() => leaving.mutate()}>
        {say('signOut')}
      </button>
      <span role="status" className={classes.asleep}>
        {leaving.isError ? say('signOutFailed') : ''}
      </span>
    </>
  )
}
