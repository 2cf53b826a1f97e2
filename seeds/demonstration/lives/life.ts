import type { Extension } from '../../../api/contract/filing.ts'
import type { Part } from '../../../api/contract/policy/roles.ts'
import type { Project } from '../../../api/contract/procedures/project.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'

/** Somebody of the demonstration: what an address of the cast begins with, or the key of a resident. */
export type Who = string

export type LifeMove = {
  readonly transition: Transition
  readonly at: Date
  readonly by: Who
  /** What is refused or asked for is motivated. */
  readonly reason: string | null
  /** Of `extend`. */
  readonly extension: Extension | null
}

/** An office that takes part, and who acts for it. */
export type OfficePart = { readonly unit: string; readonly part: Part; readonly who: Who }

/** What will happen to one dossier, and when; nothing of what it makes of it: numbers, last days and rights are the product's. */
export type Life = {
  /** From 1, in the order the plan draws them. */
  readonly rank: number
  readonly commune: string
  readonly procedure: string
  readonly title: string
  /** Who opens it, and owns it. */
  readonly owner: Who
  /** Who prepares and files it: the owner, or somebody of an office that takes part. */
  readonly leader: Who
  readonly offices: readonly OfficePart[]
  /** The rank of the life it goes on from, on the same parcel and of the same owner; null for one that goes on from none. */
  readonly follows: number | null
  /** The how-manieth titled parcel of the commune it lies on. */
  readonly parcel: number
  readonly project: Partial<Project>
  /** What is built there, as the plan names it; null where nothing is. */
  readonly building: string | null
  readonly openedAt: Date
  /** When its procedure, its project and its pieces are said; null for a draft that was left there. */
  readonly preparedAt: Date | null
  /** Of the pieces that decide nothing, the share that is given, from 0 to 1. */
  readonly extraPieces: number
  readonly moves: readonly LifeMove[]
}
