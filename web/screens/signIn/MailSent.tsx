import { type ReactNode, useEffect, useRef } from 'react'
import { useSignInWords } from '../../text/useSignInWords.ts'
import classes from './signIn.module.css'

type MailSentProps = { readonly title: string; readonly text: string; readonly children?: ReactNode }

/** The next step is in the person's mailbox. */
export function MailSent({ title, text, children }: MailSentProps) {
  const say = useSignInWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      <p className={classes.intro}>{say('forgot.spam')}</p>
      {children}
    </>
  )
}
