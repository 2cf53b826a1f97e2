import { type Dispatch, useReducer } from 'react'
import { type Draft, type Outline, type OutlineAction, outlineReducer, startOutline } from './outline.ts'

/** One outline shared by the map that draws it and the table that types it. */
export const useOutline = (initial?: Draft): readonly [Outline, Dispatch<OutlineAction>] =>
  useReducer(outlineReducer, initial, startOutline)
