import type { DemonstrationAccounts } from '../../../api/contract/demonstration.ts'
import { ROLES } from '../../../api/contract/policy/roles.ts'

export type DemonstrationAccount = DemonstrationAccounts['accounts'][number]

/** Letters without accents or case, so that « gouverneur » finds « Gouverneur » and « prefet » finds « Préfet ». */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word typed must be somewhere in what is said of the account. */
export function matches(said: readonly (string | null | undefined)[], typed: string): boolean {
  const hay = folded(said.filter(Boolean).join(' '))
  return folded(typed)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

const rank = ({ mandate }: DemonstrationAccount) => (mandate ? ROLES.indexOf(mandate.role) : -1)

/** Accounts under the role they act in: those without a mandate first, then the roles in the policy's own order. */
export function byRole(accounts: readonly DemonstrationAccount[], labelOf: (account: DemonstrationAccount) => string) {
  const groups = new Map<string, DemonstrationAccount[]>()
  for (const account of [...accounts].sort((a, b) => rank(a) - rank(b)))
    groups.set(labelOf(account), [...(groups.get(labelOf(account)) ?? []), account])
  return [...groups]
}
