import { z } from 'zod'

/** Parts of a standard that can change. `rule` is a downgrade rule, `standard` everything that belongs to the whole. */
export const changeLevels = ['standard', 'element', 'sub-element', 'question', 'band', 'rule'] as const

/**
 * What a change does to the requirement: asks more, asks less (or cannot be shown to ask as much), says the same
 * requirement in other words that only a person can judge, or does not touch what is asked.
 */
export const changeEffects = ['looser', 'reworded', 'tighter', 'neutral'] as const
export type ChangeEffect = (typeof changeEffects)[number]

export const changeFields = [
  'presence',
  'place',
  'order',
  'code',
  'title',
  'text',
  'guidance',
  'evidence',
  'note',
  'star',
  'knockOut',
  'weight',
  'scale',
  'minimumScore',
  'notEvaluatedAllowed',
  'everyMonths',
  'responseDays',
  'applies',
  'crossReferences',
  'perStep',
  'family',
  'edition',
  'source',
  'grades',
  'min',
  'label',
  'overall',
  'totalPoints',
  'maturity',
  'minimumEvaluated',
  'maximumNotEvaluated',
  'roundOverall',
  'starTestOn',
  'openAtOrBelow',
  'severity',
  'due',
] as const
export type ChangeField = (typeof changeFields)[number]

/** One difference between two contents: where, what, its value on both sides (null: not there) and its effect. */
export const changeSchema = z.object({
  level: z.enum(changeLevels),
  /** Id of the node; of a band its grade. */
  id: z.string(),
  /** How people call it: the code of a question or element, the grade of a band; empty for the standard. */
  code: z.string(),
  /** Element it belongs to, for questions and sub-elements. */
  elementId: z.string().nullable(),
  field: z.enum(changeFields),
  before: z.json(),
  after: z.json(),
  effect: z.enum(changeEffects),
})
export type Change = z.infer<typeof changeSchema>
export type ChangeLevel = Change['level']
