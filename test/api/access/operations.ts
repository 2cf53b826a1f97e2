import { decide } from '../../../api/contract/policy/decide.ts'
import type { Cell, Door } from './cell.ts'
import { ofPhrases } from './operationsOfAvis.ts'
import { ofBacklog } from './operationsOfBacklog.ts'
import { ofBodies } from './operationsOfBodies.ts'
import { ofCommissions } from './operationsOfCommissions.ts'
import { ofAsked } from './operationsOfComplements.ts'
import { ofDesks } from './operationsOfDesks.ts'
import { ofDossier } from './operationsOfDossier.ts'
import { ofExports } from './operationsOfExports.ts'
import { ofKeys } from './operationsOfKeys.ts'
import { ofMandates } from './operationsOfMandates.ts'
import { ofPeople } from './operationsOfPeople.ts'
import { ofRooms } from './operationsOfRooms.ts'
import { ofTariffs } from './operationsOfTariffs.ts'
import { ofTheHouse } from './operationsOfTheHouse.ts'
import { ofTheRules } from './operationsOfTheRules.ts'
import { ofOneself } from './ownRows.ts'
import type { Cast, World } from './world.ts'

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
    ...[...world.home, ...cast.shared].flatMap((dossier) =>
      dossier.asked ? ofAsked(operations, dossier, dossier.asked) : ofDossier(operations, dossier),
    ),
    ...ofPeople(operations),
    ...ofOneself(world, cast),
    ...ofBodies(operations),
    ...ofMandates(operations),
    ...ofKeys(operations),
    ...ofExports(operations),
    ...ofDesks(operations),
    ...ofPhrases(operations),
    ...ofBacklog(operations),
    ...ofTariffs(operations),
    ...ofCommissions(operations),
    ...ofRooms(operations),
    ...ofTheRules(operations),
    ...ofTheHouse(operations),
  ]
}
