import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { useSigningOut } from '../frame/useSigningOut.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { SecondFactorForm } from './SecondFactorForm.tsx'
import classes from './signIn.module.css'

type SecondFactorStepProps = { readonly session: SessionAnswer; readonly onLater: () => void }

/** The step after the password for whoever acts for an administration, or has set a second factor up. */
export function SecondFactorStep({ session, onLater }: SecondFactorStepProps) {
  const say = useSignInWords()
  const { press, question } = useSigningOut()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(say('second.title'))
  useEffect(() => heading.current?.focus(), [])
  const { passkeys, totp, recoveryCodesLeft } = session.factors
  const some = passkeys > 0 || totp || recoveryCodesLeft > 0
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {say('second.title')}
      </h1>
      {some ? (
        <SecondFactorForm factors={session.factors} onProved={() => undefined} />
      ) : (
        <>
          <Notice tone="warning">{say('second.none')}</Notice>
          <ButtonLink to="/compte/$part" params={{ part: 'securite' }} size="md" fullWidth>
            {say('second.enrol')}
          </ButtonLink>
        </>
      )}
      <div className={classes.later}>
        <Button variant="default" size="md" fullWidth onClick={onLater}>
          {say('second.later')}
        </Button>
        <p className={formClasses.hint}>{say('second.laterHint')}</p>
      </div>
      <button type="button" className={formClasses.link} onClick={press}>
        {say('second.other')}
      </button>
      {question}
    </>
  )
}
