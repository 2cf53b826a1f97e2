import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { useIdleWarning } from '../../session/idle.ts'
import { useForgetSession, useSession } from '../../session/session.ts'
import { useAsking, useSessionEnds } from '../../session/sessionEnds.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { useWords } from '../../text/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { nameIn } from '../../ui/PersonName.tsx'
import { SecondFactorForm } from '../signIn/SecondFactorForm.tsx'
import { SignInForm } from '../signIn/SignInForm.tsx'
import { useDuration } from './Refused.tsx'
import classes from './session.module.css'

/** Beside every screen of whoever is signed in: what is said before a session ends, and when it has. */
export function SessionWatch() {
  const { data } = useSession()
  const asking = useAsking()
  const [kept, setKept] = useState<SessionAnswer | null>(null)
  // whose work it is must outlive the session itself
  if (!asking && data?.person && data !== kept) setKept(data)
  return (
    <>
      <IdleBanner />
      {asking && kept?.person && <SessionEnded former={kept} />}
    </>
  )
}

function IdleBanner() {
  const say = useSignInWords()
  const duration = useDuration()
  const warning = useIdleWarning()
  if (!warning) return null
  return (
    <div className={classes.idle} role="alert">
      <span>{say('idle.soon', { time: duration(Math.ceil(warning.left / 30) * 30) })}</span>
      <Button variant="default" onClick={warning.stay}>
        {say('idle.stay')}
      </Button>
    </div>
  )
}

/** Signs in again over the work in hand; only the same person may take it up, and nothing of it is lost. */
function SessionEnded({ former }: { readonly former: SessionAnswer }) {
  const say = useSignInWords()
  const { language } = useWords()
  const ends = useSessionEnds()
  const [opened, setOpened] = useState<SessionAnswer | null>(null)
  const leave = useLeave()
  if (!former.person) return null
  const needsCode = opened?.secondFactor === 'missing' && former.secondFactor === 'proved'
  const signedIn = (session: SessionAnswer) => {
    setOpened(session)
    if (session.person?.id !== former.person?.id) return
    if (session.secondFactor !== 'missing' || former.secondFactor !== 'proved') ends.answer(true)
  }
  const stranger = opened?.person && opened.person.id !== former.person.id
  return (
    <Dialog title={needsCode ? say('second.title') : say('ended.title')}>
      <div className={formClasses.form}>
        {stranger && (
          <Notice tone="error" role="alert">
            {say('ended.otherPerson', { name: nameIn(language, former.person) })}
          </Notice>
        )}
        {needsCode && !stranger ? (
          <SecondFactorForm factors={opened.factors} onProved={signedIn} />
        ) : (
          <>
            <p>{say('ended.text')}</p>
            <SignInForm email={former.person.email} onSignedIn={signedIn} />
          </>
        )}
        <button type="button" className={formClasses.link} onClick={leave}>
          {say('ended.leave')}
        </button>
      </div>
    </Dialog>
  )
}

function useLeave(): () => void {
  const ends = useSessionEnds()
  const forget = useForgetSession()
  const navigate = useNavigate()
  return () => {
    forget()
    ends.answer(false)
    void navigate({ to: '/' })
  }
}
