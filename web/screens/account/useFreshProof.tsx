import { type ReactNode, useState } from 'react'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import type { Result } from '../../../spatial/result.ts'
import { valueOrThrow } from '../../api/client.ts'
import type { Problem } from '../../api/problem.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { SecondFactorForm } from '../signIn/SecondFactorForm.tsx'

/** Runs what may need a fresh proof of the second factor; asks for it when the service does, then runs it again. */
export type Proven = <T>(action: () => Promise<Result<T, Problem>>) => Promise<T>

const UNPROVED: readonly string[] = ['SECOND_FACTOR_STALE', 'SECOND_FACTOR_REQUIRED']

export function useFreshProof({ factors }: Pick<SessionAnswer, 'factors'>): { proven: Proven; dialog: ReactNode } {
  const say = useAccountWords()
  const [asked, setAsked] = useState<{ readonly answer: (proved: boolean) => void } | null>(null)
  const proven: Proven = async (action) => {
    const first = await action()
    if (first.ok || !UNPROVED.includes(first.error.code)) return valueOrThrow(first)
    const proved = await new Promise<boolean>((answer) => setAsked({ answer }))
    setAsked(null)
    return valueOrThrow(proved ? await action() : first)
  }
  const dialog = asked && (
    <Dialog title={say('security.proveTitle')} onClose={() => asked.answer(false)}>
      <div className={formClasses.form}>
        <p>{say('security.proveWhy')}</p>
        <SecondFactorForm factors={factors} onProved={() => asked.answer(true)} />
        <Answers>
          <button type="button" className={formClasses.link} onClick={() => asked.answer(false)}>
            {say('cancel')}
          </button>
        </Answers>
      </div>
    </Dialog>
  )
  return { proven, dialog }
}
