import { decide } from '../../../api/contract/policy/decide.ts'
import type { Cell, Door } from './cell.ts'
import type { Standing } from './drawing.ts'
import type { WalkDossier } from './drawingDossiers.ts'
import { ofPhrases } from './operationsOfAvis.ts'
import { ofBacklog } from './operationsOfBacklog.ts'
import { ofBoards } from './operationsOfBoards.ts'
import { ofBodies } from './operationsOfBodies.ts'
import { ofCommissions } from './operationsOfCommissions.ts'
import { ofAsked } from './operationsOfComplements.ts'
import { ofDesks } from './operationsOfDesks.ts'
import { ofDossier } from './operationsOfDossier.ts'
import { ofExports } from './operationsOfExports.ts'
import { ofKeys } from './operationsOfKeys.ts'
import { ofLayers } from './operationsOfLayers.ts'
import { ofMandates } from './operationsOfMandates.ts'
import { ofPeople } from './operationsOfPeople.ts'
import { ofPlans } from './operationsOfPlans.ts'
import { ofRooms } from './operationsOfRooms.ts'
import { ofTariffs } from './operationsOfTariffs.ts'
import { ofTheHouse } from './operationsOfTheHouse.ts'
import { ofTheRules } from './operationsOfTheRules.ts'
import { ofOneself } from './ownRows.ts'
import type { Cast, World } from './world.ts'

const IN_FORCE: readonly Standing[] = ['good', 'delegated']

/** Where a mandate counts for nothing each dossier gets one answer: everyone is asked of a third of them, the next of another. */
function dossiersOf(world: World, { shared, standing, nth }: Cast): readonly WalkDossier[] {
  const all = [...world.home, ...shared]
  return IN_FORCE.includes(standing) ? all : all.filter((_, index) => (index + nth) % 3 === 0)
}

/** Every database operation of the policy for one actor. What only asks the process (`state.consult`) has none. */
export function cellsOf(world: World, cast: Cast): readonly Cell[] {
  const cell = (what: string, [door, ...others]: readonly [Door, ...Door[]], statement: string): Cell => ({
    action: door[0],
    what,
    statement,
    allowed: [door, ...others].some(([action, subject]) => decide(cast.actor, action, subject).allowed),
  })
  const operations = { cast, world, cell }
  return [
    ...dossiersOf(world, cast).flatMap((dossier) =>
      dossier.asked ? ofAsked(operations, dossier, dossier.asked) : ofDossier(operations, dossier),
    ),
    ...ofPeople(operations),
    ...ofOneself(world, cast),
    ...ofBodies(operations),
    ...ofMandates(operations),
    ...ofKeys(operations),
    ...ofExports(operations),
    ...ofDesks(operations),
    ...ofBoards(operations),
    ...ofPhrases(operations),
    ...ofBacklog(operations),
    ...ofPlans(operations),
    ...ofLayers(operations),
    ...ofTariffs(operations),
    ...ofCommissions(operations),
    ...ofRooms(operations),
    ...ofTheRules(operations),
    ...ofTheHouse(operations),
  ]
}
