import type { Element, Question } from '../content.ts'
import { faultPlace } from './faults.ts'

/** Where a node stands in the workbook. */
export type NodePlace = { sheet: string; row: number; column: number | null }

type Node = { place: NodePlace; code: string; id: string | null }
export type BuiltSub = Node & { title: Element['title'] }
export type BuiltQuestion = Node & {
  sub: BuiltSub | null
  fields: Omit<Question, 'id' | 'code' | 'subElementId'>
}
export type BuiltElement = Node & {
  title: Element['title']
  weight: number | undefined
  perStep: boolean | undefined
  subs: BuiltSub[]
  questions: BuiltQuestion[]
}

/** `检查表 C12`: a place as a fault names another one. */
export const placeWords = (place: NodePlace): string => `${place.sheet} ${faultPlace(place)}`
