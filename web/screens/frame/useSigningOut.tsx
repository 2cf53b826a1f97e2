import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { dossiersKept } from '../../session/keptWork.ts'
import { type KeptWork, useSession, useSignOut } from '../../session/session.ts'
import { useMenuWords } from '../../text/useMenuWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'

type SigningOut = {
  /** Signs out at once, or asks first where this device keeps work of the person's. */
  readonly press: () => void
  readonly busy: boolean
  /** It failed without a question being open, which says so itself. */
  readonly failed: boolean
  readonly question: ReactNode
}

/** Signing out of a device that may be shared: nothing of one's work stays on it unsaid. */
export function useSigningOut(onSignedOut?: () => void): SigningOut {
  const personId = useSession().data?.person?.id
  const signOut = useSignOut()
  const [kept, setKept] = useState(0)
  const { mutate, isPending, isError, reset } = useMutation({ mutationFn: signOut, onSuccess: () => onSignedOut?.() })
  const press = () => {
    const dossiers = personId ? dossiersKept(personId).length : 0
    reset()
    setKept(dossiers)
    if (dossiers === 0) mutate('keep')
  }
  const question = kept > 0 && (
    <KeptQuestion dossiers={kept} busy={isPending} failed={isError} onAnswer={mutate} onClose={() => setKept(0)} />
  )
  return { press, busy: isPending, failed: isError && kept === 0, question }
}

type KeptQuestionProps = Pick<SigningOut, 'busy' | 'failed'> & {
  readonly dossiers: number
  readonly onAnswer: (work: KeptWork) => void
  readonly onClose: () => void
}

/** Keeping comes first: the browser puts the focus there, and a key pressed too fast loses nothing. */
function KeptQuestion({ dossiers, busy, failed, onAnswer, onClose }: KeptQuestionProps) {
  const say = useMenuWords()
  return (
    <Dialog title={say('kept.title')} onClose={onClose}>
      <div className={formClasses.form}>
        <p>{say('kept.what')}</p>
        <p>
          <b>{say('kept.dossiers', { count: dossiers })}</b>
        </p>
        <p>{say('kept.why')}</p>
        {failed && (
          <Notice tone="error" role="alert">
            {say('signOutFailed')}
          </Notice>
        )}
        <Answers>
          <Button variant="default" size="md" disabled={busy} onClick={() => onAnswer('keep')}>
            {say('kept.keep')}
          </Button>
          <Button variant="default" size="md" disabled={busy} onClick={() => onAnswer('erase')}>
            {say('kept.erase')}
          </Button>
          <button type="button" className={formClasses.link} onClick={onClose}>
            {say('kept.cancel')}
          </button>
        </Answers>
      </div>
    </Dialog>
  )
}
