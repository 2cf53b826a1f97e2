import type { ActSignature, ActVerification } from '../../../api/contract/acts.ts'
import { printedInstant } from '../../text/figures.ts'
import { useCheckActWords } from '../../text/useCheckActWords.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import classes from './checkAct.module.css'
import { Heading } from './Heading.tsx'

const TONES: Readonly<Record<ActVerification['verdict'], Tone>> = {
  valid: 'good',
  untrusted: 'attention',
  invalid: 'fault',
  unsigned: 'fault',
  unreadable: 'fault',
}

type VerdictProps = { readonly answer: ActVerification; readonly fileName: string }

/** What the file is worth first, in one sentence; then each signature. */
export function Verdict({ answer, fileName }: VerdictProps) {
  const say = useCheckActWords()
  const { verdict, refusal, wholeDocument, signatures } = answer
  return (
    <>
      <Heading tone={TONES[verdict]} fileName={fileName} title={say(`verdicts.${verdict}`)}>
        {refusal ? say(`refusals.${refusal}`) : say(`meaning.${verdict}`)}
      </Heading>
      {signatures.length > 0 && (
        <>
          <p>{say(wholeDocument ? 'whole' : 'notWhole')}</p>
          <h2>{say('signatures', { count: signatures.length })}</h2>
          <ol className={classes.signatures}>
            {inTurn(signatures).map(([turn, signature]) => (
              <Signature key={turn} signature={signature} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

/** The order they were given in is all that tells two of the same person apart. */
const inTurn = (signatures: readonly ActSignature[]) => signatures.map((one, turn) => [turn, one] as const)

function Signature({ signature }: { readonly signature: ActSignature }) {
  const say = useCheckActWords()
  const { signer, valid, reason } = signature
  const tone: Tone = valid ? 'good' : reason === 'SIGNER_UNTRUSTED' ? 'attention' : 'fault'
  return (
    <li className={classes.signature} data-tone={tone}>
      <h3>
        <bdi>{signer ?? say('nobody')}</bdi>
      </h3>
      <StatusBadge tone={tone}>{say(valid ? 'valid' : 'notTaken')}</StatusBadge>
      {reason && <p>{say(`faults.${reason}`)}</p>}
      <FactList facts={useFacts(signature)} />
    </li>
  )
}

function useFacts({ at, level, revocation }: ActSignature): Fact[] {
  const say = useCheckActWords()
  const proven = level !== null && level !== 'B-B'
  return [
    ...(at
      ? [
          {
            term: say(proven ? 'provenAt' : 'claimedAt'),
            value: <span className="figures">{printedInstant(at)}</span>,
          },
        ]
      : []),
    { term: say('level'), value: say(level ? `levels.${level}` : 'levels.none') },
    { term: say('revocation'), value: say(`revocations.${revocation}`) },
  ]
}
