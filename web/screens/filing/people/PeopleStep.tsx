import type { Part } from '../../../../api/contract/policy/roles.ts'
import type { Filer } from '../../../../api/contract/procedures/definition.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { Attestations } from '../../attestations/Attestations.tsx'
import { Participants } from '../../dossiers/Participants.tsx'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import { checklistOf } from '../pieces/pieceStanding.ts'
import type { StepProps } from '../StepBody.tsx'
import { StepFoot } from '../StepFoot.tsx'

/** Who works on the draft and who signs what. What professionals attest stands under it, once there is something. */
export function PeopleStep({ draft, heading }: StepProps) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { definition } = draft.course
  const { listed } = useWords()
  const filers = listed(definition?.filers.map((filer) => trade(`filers.${filer}`)) ?? [])
  return (
    <section className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('people.title')}
      </h1>
      <p className={classes.hint}>{say('people.intro')}</p>
      <p>{say('people.filers', { list: filers })}</p>
      <Signatures draft={draft} />
      <Participants dossier={draft.dossier} />
      <Attestations dossier={draft.dossier} />
      <StepFoot draft={draft} />
    </section>
  )
}

const PART_OF: Readonly<Partial<Record<Filer, Part>>> = {
  owner: 'owner',
  architect: 'designer',
  surveyor: 'surveyor',
  engineer: 'engineer',
}

/** Whose signature the pieces carry, and whether that person is there. */
function Signatures({ draft: { course, dossier, project, found } }: { readonly draft: DraftWork }) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { nameOf, listed } = useWords()
  const { definition } = course
  if (!definition) return null
  const { principal, information } = checklistOf({ definition, project, found, documents: [] })
  const signed = [...principal, ...information].map(({ piece }) => piece).filter(({ by }) => by !== null)
  const signers = [...new Set(signed.flatMap(({ by }) => (by ? [by] : [])))]
  if (signers.length === 0) return null
  const isThere = (filer: Filer) => dossier.participants.some(({ part }) => part === PART_OF[filer])
  return (
    <>
      <h2>{say('people.signatures')}</h2>
      <FactList
        facts={signers.map((filer) => ({
          term: trade(`filers.${filer}`),
          value: (
            <>
              {listed(signed.filter(({ by }) => by === filer).map(nameOf))}
              <br />
              <small>{say(isThere(filer) ? 'people.present' : 'people.absent')}</small>
            </>
          ),
        }))}
      />
    </>
  )
}
