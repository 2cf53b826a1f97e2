import type { ReactNode } from 'react'
import type { Decision, Door } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import { decideForBodies } from '../../session/opens.ts'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'
import { useDoorWords } from '../../text/useDoorWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SignedIn, type SignedInSession } from '../frame/SignedIn.tsx'
import { ProveFactor } from './ProveFactor.tsx'

type AdministrationSectionProps = {
  /** One of them has to be open. */
  readonly needs: readonly Action[]
  readonly children: (session: SignedInSession) => ReactNode
}

/** A section for whoever may open it, whatever address brought them; to others, which door is shut. */
export const AdministrationSection = ({ needs, children }: AdministrationSectionProps) => (
  <SignedIn>
    {(session) => {
      const door = shutDoor(needs.map((action) => decideForBodies(session.actor, action)))
      return door ? <Shut door={door} mandated={session.actor.mandates.length > 0} /> : children(session)
    }}
  </SignedIn>
)

function shutDoor(decisions: readonly Decision[]): Door | null {
  const doors = decisions.flatMap((decision) => (decision.allowed ? [] : [decision.door]))
  if (doors.length < decisions.length) return null
  return doors.find((door) => door === 'SECOND_FACTOR') ?? doors[0] ?? null
}

type ShutProps = { readonly door: Door; readonly mandated: boolean }

/** Whoever holds no mandate learns whom the administration is for: the door speaks of mandates. */
function Shut({ door, mandated }: ShutProps) {
  const say = useAdministrationWords()
  const doors = useDoorWords()
  return (
    <EmptyState title={say('administration.shut')} text={mandated ? doors(door) : say('administration.nothingText')}>
      {door === 'SECOND_FACTOR' ? (
        <ProveFactor />
      ) : (
        <ButtonLink to="/administration" variant="default">
          {say('administration.title')}
        </ButtonLink>
      )}
    </EmptyState>
  )
}
