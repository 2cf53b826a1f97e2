import { useState } from 'react'
import type { SignedInSession } from '../frame/SignedIn.tsx'
import { PasskeySection } from './PasskeySection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { ProviderSection } from './ProviderSection.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { RecoverySection } from './RecoverySection.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import { TokensSection } from './TokensSection.tsx'
import { TotpSection } from './TotpSection.tsx'
import { useFreshProof } from './useFreshProof.tsx'

/** How one signs in, and where one is signed in. */
export function SecurityPart({ session }: { readonly session: SignedInSession }) {
  const { proven, dialog } = useFreshProof(session)
  const [codes, setCodes] = useState<readonly string[]>([])
  const shared = { session, proven, onCodes: setCodes }
  return (
    <>
      <PasskeySection {...shared} />
      <TotpSection {...shared} />
      <RecoverySection {...shared} />
      <PasswordSection proven={proven} />
      <ProviderSection proven={proven} />
      <TokensSection session={session} proven={proven} />
      <SessionsSection />
      {dialog}
      {codes.length > 0 && <RecoveryCodes codes={codes} onKept={() => setCodes([])} />}
    </>
  )
}

export type FactorProps = {
  readonly session: SignedInSession
  readonly proven: ReturnType<typeof useFreshProof>['proven']
  /** Recovery codes that have just been made: shown this once. */
  readonly onCodes: (codes: readonly string[]) => void
}
