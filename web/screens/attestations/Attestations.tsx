import { useState } from 'react'
import type { AttestationAsked } from '../../../api/contract/attestations.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { useAttestationWords } from '../../text/useAttestationWords.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { AttestationLine, type Done } from './AttestationLine.tsx'
import { AttestDialog } from './AttestDialog.tsx'
import { useAttestedCourse } from './attestationQueries.ts'
import classes from './attestations.module.css'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type Asking = { readonly asked: AttestationAsked; readonly withdraw: string | null }

type AttestationsProps = { readonly dossier: Pick<DossierAnswer, 'id' | 'state' | 'typed' | 'myParts'> }

/** Who stands for what in a dossier: what was given and still stands, what is to be done again and why, what to do now. */
export function Attestations({ dossier }: AttestationsProps) {
  const say = useAttestationWords()
  const course = useAttestedCourse(dossier.id)
  const said = useSaid()
  const [asking, setAsking] = useState<Asking | null>(null)
  const done = (what: Done) => {
    setAsking(null)
    said.tell(say(`done.${what}`))
  }
  const shown = course.data?.attestations.filter((asked) => isShown(asked, dossier)) ?? []
  if (course.data && shown.length === 0) return null
  return (
    <section className={classes.section} aria-labelledby="attestations">
      <h2 id="attestations">{say('heading')}</h2>
      <p className={classes.hint}>{say(dossier.state === 'draft' ? 'intro' : 'afterFiling')}</p>
      <p ref={said.place} role="status" tabIndex={-1}>
        {said.text}
      </p>
      {course.isPending && <Waiting lines={[60, 60, 60]} />}
      <Refused error={course.error} />
      <ul className={classes.list}>
        {shown.map((asked) => (
          <AttestationLine
            key={asked.kind}
            dossierId={dossier.id}
            asked={asked}
            definition={course.data?.definition ?? null}
            onAttest={() => setAsking({ asked, withdraw: null })}
            onWithdraw={(id) => setAsking({ asked, withdraw: id })}
            onDone={done}
          />
        ))}
      </ul>
      {asking && asking.withdraw === null && (
        <AttestDialog
          dossierId={dossier.id}
          asked={course.data?.attestations.find(({ kind }) => kind === asking.asked.kind) ?? asking.asked}
          definition={course.data?.definition ?? null}
          onClose={() => setAsking(null)}
          onDone={() => done('attested')}
        />
      )}
      {asking?.withdraw && (
        <WithdrawDialog
          dossierId={dossier.id}
          kind={asking.asked.kind}
          attestationId={asking.withdraw}
          onClose={() => setAsking(null)}
          onDone={() => done('withdrawn')}
        />
      )}
    </section>
  )
}

/** Once filed, what was given; before, what is asked too. Whoever comes to the counter agrees there, in person. */
function isShown({ kind, level, given }: AttestationAsked, { state, typed, myParts }: AttestationsProps['dossier']) {
  if (given.length > 0) return true
  const isInPerson = kind === 'agreement' && typed !== null && myParts.length === 0
  return state === 'draft' && level !== 'none' && !isInPerson
}
