import { receiptAddress } from '../../../api/contract/receipts.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'

/** The receipt of a dossier's filing, in both languages; the address is asked with the session's own cookie. */
export function ReceiptLink({ dossierId }: { readonly dossierId: string }) {
  const say = useDossierWords()
  return (
    <a href={receiptAddress(dossierId, 'both')} download>
      {say('dossiers.receipt')}
    </a>
  )
}
