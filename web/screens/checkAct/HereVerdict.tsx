import { useCheckActWords } from '../../text/useCheckActWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { Tone } from '../../ui/StatusBadge.tsx'
import { Heading } from './Heading.tsx'
import type { LocalIntegrity } from './localIntegrity.ts'

type HereVerdictProps = { readonly integrity: LocalIntegrity; readonly fileName: string }

/** What this device found alone: never more than that the bytes are those that were signed. */
export function HereVerdict({ integrity, fileName }: HereVerdictProps) {
  const say = useCheckActWords()
  const { listed } = useWords()
  const found = integrity.kind === 'intact' && !integrity.whole ? 'followed' : integrity.kind
  const tone: Tone = found === 'intact' ? 'attention' : 'fault'
  const names = integrity.kind === 'intact' ? integrity.signers.map(({ name }) => name ?? say('nobody')) : []
  return (
    <>
      <Notice tone="warning">
        <p>{say('here.alone')}</p>
      </Notice>
      <Heading tone={tone} fileName={fileName} title={say(`here.${found}`)}>
        {integrity.kind === 'intact'
          ? say('here.signedBy', { names: listed(names) })
          : say(`here.why.${integrity.kind}`)}
      </Heading>
      {integrity.kind === 'intact' && <p>{say(integrity.whole ? 'here.whole' : 'here.notWhole')}</p>}
      {names.length > 1 && <p>{say('here.between')}</p>}
    </>
  )
}
