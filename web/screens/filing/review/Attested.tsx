import type { AttestationAsked } from '../../../../api/contract/attestations.ts'
import { printedDay } from '../../../text/figures.ts'
import { useAttestationWords } from '../../../text/useAttestationWords.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { PersonName } from '../../../ui/PersonName.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { standingOf, TONES } from '../../attestations/standing.ts'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'

/** Who stands for what of the draft, beside the people who work on it. */
export function Attested({ draft: { course, mayFile } }: { readonly draft: DraftWork }) {
  const say = useAttestationWords()
  const shown = course.attestations.filter(({ level, given }) => level !== 'none' || given.length > 0)
  if (shown.length === 0) return null
  return (
    <FactList
      facts={shown.map((asked) => ({
        term: say(`kinds.${asked.kind}`),
        value: mayFile && isByFiling(asked) ? say('states.byFiling') : <State asked={asked} />,
      }))}
    />
  )
}

/** Filing is the owner's own agreement, and the architect's own attestation of the design. */
const isByFiling = ({ kind, stands, mayAttest }: AttestationAsked): boolean =>
  !stands && mayAttest && (kind === 'agreement' || kind === 'design')

function State({ asked }: { readonly asked: AttestationAsked }) {
  const say = useAttestationWords()
  const standing = standingOf(asked)
  const standingOnes = asked.given.filter(({ state }) => state === 'stands')
  return (
    <>
      <StatusBadge tone={TONES[standing]}>{say(`states.${standing}`)}</StatusBadge>
      {standingOnes.map(({ id, by, at }) => (
        <span key={id} className={classes.line}>
          {by && <PersonName person={by} />} <span className="figures">{say('givenOn', { date: printedDay(at) })}</span>
        </span>
      ))}
    </>
  )
}
