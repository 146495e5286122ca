import { z } from 'zod'

/** A short text in both languages of the product; Chinese is the original, English complete. */
export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Text = z.infer<typeof textSchema>

/** Languages of the screens; `zh` first. */
export const locales = ['zh', 'en'] as const
export type Locale = (typeof locales)[number]
