import type { AvisToSign } from '../../../api/contract/avis/signing.ts'
import { printedInstant } from '../../text/figures.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { SignableRow } from './SignableRow.tsx'
import type { Signable } from './signable.ts'

type AvisRowProps = { readonly thing: Signable<AvisToSign>; readonly chosen: boolean; readonly onChoose: () => void }

/** One avis that waits: what it says, for which body, who gave it and when. */
export function AvisRow(props: AvisRowProps) {
  const say = useCeremonyWords()
  const { nameOf, language } = useWords()
  const { body, by, givenAt } = props.thing.of
  const at = printedInstant(givenAt)
  const given = by ? say('givenBy', { name: nameIn(language, by), at }) : say('givenAt', { at })
  return (
    <SignableRow {...props} kind="avis" when={<span className="figures">{given}</span>}>
      <p>
        <bdi>{nameOf(body)}</bdi>
      </p>
    </SignableRow>
  )
}
