/** How a corrective action goes when the story needs it so; days count from today. */
export type Script =
  /** Waits for the supplier's answer, still in time. */
  | 'waiting'
  /** Answered; the issuer has to judge. */
  | 'answered'
  /** The answer was sent back; a new one is due in a few days. */
  | 'sent-back'
  /** Accepted, failed its verification, sent back, and past its due day. */
  | 'failed'
  /** Never answered and past its due day. */
  | 'silent'
  /** Accepted, not carried out, past its due day. */
  | 'dragging'
  /** Closed in time. */
  | 'closed'

/**
 * For the findings of an audit in order of severity: script and days before today on which the request was issued
 * (null: with the audit's signature). What is not named goes its usual way.
 */
export const scripts: Readonly<Record<string, readonly (readonly [Script, number | null])[]>> = {
  'second rail hengyue': [
    ['failed', null],
    ['sent-back', 16],
    ['waiting', 7],
    ['closed', null],
    ['closed', null],
    ['closed', null],
  ],
  'second rail luyuan': [
    ['silent', null],
    ['dragging', null],
    ['answered', 12],
  ],
  'second rail weijie': [
    ['dragging', null],
    ['closed', null],
    ['closed', null],
  ],
  'second rail gouyuan': [['answered', 11]],
  'second rail qingfeng': [['answered', 9]],
  'second rail kaihe': [['answered', 12]],
}
